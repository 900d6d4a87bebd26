package dev.remediator.it.simulation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import dev.remediator.topic.Json;
import dev.remediator.topic.Unreadable;
import dev.remediator.topic.Wire;
import dev.remediator.warden.Warden;
import dev.remediator.warden.WardenEvent;
import dev.remediator.warden.WardenState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The engine without Kafka: the real deciders, their states, their timers, and what its partitions
/// tell each other. A partition can be away for a while; what is for it waits, and it distrusts
/// itself when it is back.
final class Engine {
    private final Time time;
    private final Lot lot;
    private final Remediator remediator;
    private final Warden warden;
    private final Duties duties;
    private final List<Partition> partitions = new ArrayList<>();
    private final TreeMap<String, ResourceState> resources = new TreeMap<>();
    private final TreeMap<String, Long> timers = new TreeMap<>();
    private WardenState wardenState = WardenState.QUIET;
    private Optional<Instant> wardenDue = Optional.empty();
    private long wardenTimer = -1;

    /// What the rest of the world does with decisions.
    interface Duties {
        void saw(Seen seen);

        void carryOut(Effect effect, int partition);
    }

    /// One partition.
    private static final class Partition {
        private final Line toWarden;
        private final Line fromWarden;
        private long awayUntil;
        private @Nullable Tilt tilt;

        Partition(Time time, Engine engine) {
            toWarden = new Line(time, () -> engine.partitions.getFirst().awayUntil);
            fromWarden = new Line(time, () -> awayUntil);
        }
    }

    Engine(
            Time time,
            Lot lot,
            int partitions,
            Remediator remediator,
            Warden warden,
            Duties duties) {
        this.time = time;
        this.lot = lot;
        this.remediator = remediator;
        this.warden = warden;
        this.duties = duties;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new Partition(time, this));
        }
    }

    int partitionOf(String resource) {
        return Math.floorMod(resource.hashCode(), partitions.size());
    }

    /// From when on a partition listens.
    long listensFrom(int partition) {
        return partitions.get(partition).awayUntil;
    }

    Collection<ResourceState> resources() {
        return resources.values();
    }

    WardenState warden() {
        return wardenState;
    }

    /// A partition crashes and comes back, with nothing but what was stored.
    void goesAway(int partition, long millis, Tilt after) {
        var gone = partitions.get(partition);
        gone.awayUntil = Math.max(gone.awayUntil, time.millis() + millis);
        gone.tilt = after;
        resources.replaceAll(
                (_, state) -> partitionOf(state.resource()) == partition ? reread(state) : state);
        if (partition == 0) {
            wardenState = reread(wardenState);
        }
    }

    /// The clock of the machine was set.
    void tilts(Tilt why) {
        partitions.forEach(partition -> partition.tilt = why);
        timers.clear();
        resources.values().forEach(this::arm);
        wardenTimer = -1;
        armWarden();
    }

    void hears(Alert alert) {
        decide(alert.resource(), new Event.AlertReceived(alert));
    }

    void hears(Report report) {
        decide(report.resource(), new Event.Reported(report));
    }

    void hears(String resource, Event.ClosedByPeople closed) {
        decide(resource, closed);
    }

    void hears(Command command) {
        decide(new WardenEvent.Commanded(command));
    }

    /// A worker's heartbeats have not arrived for too long.
    void loses(String worker) {
        var held =
                resources.values().stream()
                        .filter(state -> state.workers().anyMatch(worker::equals))
                        .map(ResourceState::resource)
                        .toList();
        held.forEach(resource -> decide(resource, new Event.WorkerLost(worker)));
    }

    /// A worker has died and begun anew; one partition has heard of it.
    void isBack(String before, String worker, int partition) {
        var held =
                resources.values().stream()
                        .filter(state -> state.workers().anyMatch(before::equals))
                        .map(ResourceState::resource)
                        .filter(resource -> partitionOf(resource) == partition)
                        .toList();
        held.forEach(
                resource -> decide(resource, new Event.WorkerBack(before, worker, Virtual.CODES)));
    }

    private void decide(String resource, Event event) {
        var before = resources.getOrDefault(resource, ResourceState.quiet(resource));
        if (lot.chance(5)) {
            before = reread(before);
        }
        var partition = partitions.get(partitionOf(resource));
        var now = time.engine();
        var decided = remediator.decide(before, event, now, tilt(partition.tilt));
        resources.put(resource, decided.next());
        duties.saw(
                new Seen.Resource(resource, event, now, before, decided.next(), decided.effects()));
        arm(decided.next());
        for (var effect : decided.effects()) {
            if (effect instanceof Effect.Petitions(var petition)) {
                partition.toWarden.send(latency(), () -> petition(petition));
            } else {
                duties.carryOut(effect, partitionOf(resource));
            }
        }
    }

    private void petition(Petition petition) {
        decide(new WardenEvent.Petitioned(petition));
    }

    private void decide(WardenEvent event) {
        var before = lot.chance(5) ? reread(wardenState) : wardenState;
        var tilt = tilt(partitions.getFirst().tilt);
        var now = time.engine();
        var decided = warden.decide(before, event, now, tilt);
        wardenState = decided.next();
        wardenDue = decided.due();
        duties.saw(new Seen.Warden(event, now, tilt, before, wardenState, decided.effects()));
        armWarden();
        for (var effect : decided.effects()) {
            if (effect instanceof Effect.Rules(var ruling)) {
                partitions
                        .get(partitionOf(ruling.resource()))
                        .fromWarden
                        .send(latency(), () -> ruled(ruling));
            } else {
                duties.carryOut(effect, 0);
            }
        }
    }

    private void ruled(Ruling ruling) {
        decide(ruling.resource(), new Event.Ruled(ruling));
    }

    private @Nullable Tilt tilt(@Nullable Tilt tilt) {
        return tilt != null && time.engine().isBefore(tilt.until()) ? tilt : null;
    }

    private long latency() {
        return lot.mishap(10) ? lot.spell(1, 45) : lot.between(1, 60);
    }

    private void arm(ResourceState state) {
        var due = state.due();
        if (due.isEmpty()) {
            timers.remove(state.resource());
            return;
        }
        long at = time.millis() + Math.max(0, time.until(due.get())) + lot.between(1, 100);
        var before = timers.get(state.resource());
        if (before == null || before <= time.millis() || before > at + 100 || at > before + 100) {
            timers.put(state.resource(), at);
            time.in(at - time.millis(), () -> rings(state.resource(), at));
        }
    }

    private void rings(String resource, long at) {
        if (!Long.valueOf(at).equals(timers.get(resource))) {
            return;
        }
        timers.remove(resource);
        long away = listensFrom(partitionOf(resource)) - time.millis();
        if (away > 0) {
            timers.put(resource, at);
            time.in(away + 1, () -> rings(resource, at));
            return;
        }
        var state = resources.get(resource);
        if (state != null && state.due().filter(due -> !due.isAfter(time.engine())).isPresent()) {
            decide(resource, new Event.TimePassed(Virtual.CREW));
        } else if (state != null) {
            arm(state);
        }
    }

    private void armWarden() {
        if (wardenDue.isEmpty()) {
            wardenTimer = -1;
            return;
        }
        long at = time.millis() + Math.max(0, time.until(wardenDue.get())) + lot.between(1, 100);
        if (wardenTimer <= time.millis() || wardenTimer > at + 100 || at > wardenTimer + 100) {
            wardenTimer = at;
            time.in(at - time.millis(), () -> wardenRings(at));
        }
    }

    private void wardenRings(long at) {
        if (at != wardenTimer) {
            return;
        }
        long away = listensFrom(0) - time.millis();
        if (away > 0) {
            time.in(away + 1, () -> wardenRings(at));
            return;
        }
        wardenTimer = -1;
        if (wardenDue.filter(due -> !due.isAfter(time.engine())).isPresent()) {
            decide(new WardenEvent.TimePassed());
        } else {
            armWarden();
        }
    }

    private static ResourceState reread(ResourceState state) {
        try {
            var again = Wire.STATE.read(Wire.STATE.write(state));
            same(state, again);
            return again;
        } catch (Unreadable e) {
            throw new Violation("StateSurvives", state + " cannot be read again: " + e.reason());
        }
    }

    private static WardenState reread(WardenState state) {
        var written = Written.of(state);
        var bytes = Json.MAPPER.writeValueAsBytes(written);
        var again = Json.MAPPER.readValue(bytes, Written.class);
        same(written, again);
        return again.state();
    }

    private static void same(Object before, Object after) {
        if (!before.equals(after)) {
            throw new Violation("StateSurvives", before + " was read again as " + after);
        }
    }

    /// Looks at every resource.
    void each(Consumer<ResourceState> look) {
        resources.values().forEach(look);
    }
}
