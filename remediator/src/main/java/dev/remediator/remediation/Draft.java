package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Flapping;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// One decision being made: the state as it changes, and what shall be done. Lives for one call.
final class Draft {
    final String resource;
    final Instant now;

    private final ResourceState before;
    private TreePMap<String, Incident> incidents;
    private TreePMap<String, ResourceState.Past> past;
    private TreePMap<String, Flapping> flapping;
    private List<ResourceState.Tried> tried;
    private List<String> line;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Petition> petitions = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private final List<String> touched = new ArrayList<>(2);
    private long token;
    private long asked;

    Draft(ResourceState state, Instant now) {
        this.before = state;
        this.resource = state.resource();
        this.now = now;
        this.token = state.token();
        this.asked = state.asked();
        this.incidents = ResourceState.sorted(state.incidents());
        this.past = ResourceState.sorted(state.past());
        this.flapping = ResourceState.sorted(state.flapping());
        this.tried = state.tried();
        this.line = state.line();
    }

    /// What was decided, and what the warden must hear of it: what changed in how the resource
    /// stands, and every permit that is no longer wanted, so that nobody can forget to give one
    /// back. Permits are given back before others are asked for.
    Decided decided(Policy policy) {
        var after =
                new ResourceState(resource, token, incidents, line, past, asked, tried, flapping);
        boolean alike = alike(policy);
        var still = alike && asks.isEmpty() ? Set.<String>of() : after.permits();
        if (!alike) {
            var returned = before.permits();
            returned.removeAll(still);
            returned.forEach(
                    permit -> effects.add(new Effect.Petitions(new Petition.Returns(permit))));
            var standing = Standings.of(after, policy);
            if (!standing.equals(Standings.of(before, policy))) {
                effects.add(new Effect.Petitions(new Petition.Stands(standing)));
            }
        }
        petitions.forEach(petition -> effects.add(new Effect.Petitions(petition)));
        asks.stream()
                .filter(ask -> still.contains(ask.permit()))
                .forEach(ask -> effects.add(new Effect.Petitions(new Petition.Asks(ask))));
        return new Decided(after, effects);
    }

    /// Whether nothing has changed that the warden looks at: most alerts only say again what was
    /// known.
    private boolean alike(Policy policy) {
        for (var series : touched) {
            var was = before.incidents().get(series);
            var is = incidents.get(series);
            if (was == null || is == null || !Standings.alike(was, is, policy)) {
                return false;
            }
        }
        return true;
    }

    List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    Optional<Incident> incident(String series) {
        return Optional.ofNullable(incidents.get(series));
    }

    void put(Incident incident) {
        var series = incident.alert().series();
        incidents = incidents.plus(series, incident);
        touched.add(series);
    }

    void remove(Incident incident) {
        var series = incident.alert().series();
        incidents = incidents.minus(series);
        touched.add(series);
    }

    Optional<ResourceState.Past> past(String series) {
        return Optional.ofNullable(past.get(series));
    }

    void remember(Alert ended, Instant until) {
        // A late message about an earlier episode does not make a later one forgotten.
        var known = past(ended.series()).map(ResourceState.Past::startsAt).orElse(Instant.MIN);
        var latest = known.isAfter(ended.startsAt()) ? known : ended.startsAt();
        past = past.plus(ended.series(), new ResourceState.Past(latest, until));
    }

    void forgetEpisode(Alert expired) {
        var series = expired.series();
        var known = past.get(series);
        if (known != null) {
            var before = known.startsAt().minusNanos(1);
            past = past.plus(series, new ResourceState.Past(before, known.until()));
        }
    }

    Flapping flapping(String series) {
        return flapping.getOrDefault(series, Flapping.NEVER);
    }

    void flaps(String series, Flapping points) {
        flapping = flapping.plus(series, points);
    }

    List<ResourceState.Tried> tried() {
        return tried;
    }

    void tried(ResourceState.Tried one) {
        var longer = new ArrayList<>(tried);
        longer.add(one);
        tried = List.copyOf(longer);
    }

    void judgedTried(UnaryOperator<ResourceState.Tried> change) {
        tried = tried.stream().map(change).toList();
    }

    void forgetWhatIsDue() {
        past = still(past, ResourceState.Past::until);
        flapping = still(flapping, Flapping::until);
        if (!tried.isEmpty() && tried.stream().anyMatch(t -> !t.until().isAfter(now))) {
            tried = tried.stream().filter(t -> t.until().isAfter(now)).toList();
        }
    }

    private <V> TreePMap<String, V> still(TreePMap<String, V> all, Function<V, Instant> until) {
        if (all.isEmpty()) {
            return all;
        }
        var kept = all;
        for (var entry : all.entrySet()) {
            if (!until.apply(entry.getValue()).isAfter(now)) {
                kept = kept.minus(entry.getKey());
            }
        }
        return kept;
    }

    long nextToken() {
        return ++token;
    }

    /// Never given out twice, so that an old ruling is never taken for a new one.
    String nextPermit(String what) {
        return what + "/" + ++asked;
    }

    /// Joins the line for the resource's lock; true if it is now first.
    boolean joinLine(Incident incident) {
        var series = incident.alert().series();
        if (!line.contains(series)) {
            var longer = new ArrayList<>(line);
            longer.add(series);
            line = longer;
        }
        return line.getFirst().equals(series);
    }

    /// Leaves the line; answers who has the lock now, if that has changed.
    Optional<Incident> leaveLine(Incident incident) {
        var wasFirst = !line.isEmpty() && line.getFirst().equals(incident.alert().series());
        var shorter = new ArrayList<>(line);
        shorter.remove(incident.alert().series());
        line = shorter;
        return wasFirst && !line.isEmpty() ? incident(line.getFirst()) : Optional.empty();
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void ask(Ask ask) {
        asks.add(ask);
    }

    void petition(Petition petition) {
        petitions.add(petition);
    }

    void tell(Answer answer) {
        effects.add(new Effect.Tell(answer));
    }

    /// Logs a decision that leaves the incident open and settles nothing.
    void log(Incident incident, Reason reason, @Nullable String remedy, String facts) {
        log(incident, reason, incident.phase().state(), remedy, facts, false, false);
    }

    /// Logs the terminal record of an alert that changed nothing more than what is known.
    void settle(Incident incident, Reason reason, String facts) {
        log(incident, reason, incident.phase().state(), null, facts, true, false);
    }

    void log(
            Incident incident,
            Reason reason,
            State state,
            @Nullable String remedy,
            String facts,
            boolean settles,
            boolean closes) {
        var run = incident.phase() instanceof Phase.Acting(var acting) ? acting.id() : null;
        effects.add(
                new Effect.Log(
                        new Decision(
                                incident.id(),
                                resource,
                                now,
                                reason,
                                state,
                                incident.alert().series(),
                                incident.alert().name(),
                                incident.playbook(),
                                remedy,
                                run,
                                facts,
                                settles,
                                closes)));
    }
}
