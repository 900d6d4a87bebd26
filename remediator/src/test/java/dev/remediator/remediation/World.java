package dev.remediator.remediation;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Tilt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.warden.Warden;
import dev.remediator.warden.WardenEvent;
import dev.remediator.warden.WardenState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One resource, `node/web-1`, and the warden, in virtual time: things happen to it, the real
/// engine decides.
final class World {
    /// There are workers for playbooks of no particular version.
    static final Set<String> CREW = Set.of("");

    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    /// Two remedies, then people; waits a minute first; the alert must stay clear for two.
    static final class Patient implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown").heldFor(minutes(1)))
                    .lock(node(label("instance")))
                    .first("restart", (_, _) -> {})
                    .holding(minutes(2))
                    .lastly("replace", (_, _) -> {})
                    .holding(minutes(2))
                    .otherwise(page("web"));
        }
    }

    /// One remedy at once; healed as soon as it clears.
    static final class Hasty implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("DiskFull"))
                    .lock(node(label("instance")))
                    .first("clean", (_, _) -> {})
                    .holding(seconds(0))
                    .otherwise(page("disks"));
        }
    }

    /// People only.
    static final class Human implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("Fire"))
                    .lock(node(label("instance")))
                    .otherwise(page("fire-brigade"));
        }
    }

    private final Policy policy;
    private final Warden warden;
    private Remediator remediator;
    private Map<String, Integer> crew = Map.of("", 1);
    private final List<Effect> effects = new ArrayList<>();
    private ResourceState state = ResourceState.quiet("node/web-1");
    private WardenState wardens = WardenState.QUIET;
    private Optional<Instant> wardensDue = Optional.empty();
    private boolean wardenAnswers = true;
    private Instant now = START;

    World() {
        this(Book.of(List.of(new Patient(), new Hasty(), new Human())));
    }

    World(Book book) {
        this(book, Policy.DEFAULT);
    }

    World(Book book, Policy policy) {
        this.policy = policy;
        remediator = new Remediator(book, policy, Patience.DEFAULT);
        warden = new Warden(policy);
    }

    /// The same with other rules.
    static World under(Rules rules) {
        return new World(
                Book.of(List.of(new Patient(), new Hasty(), new Human())),
                Policy.of(rules, Map.of()));
    }

    /// Nothing the resource says reaches the warden any more.
    World losesTheWarden() {
        wardenAnswers = false;
        return this;
    }

    /// From now on there are so many workers for these versions of playbooks.
    World hasWorkers(Map<String, Integer> present) {
        crew = present;
        return this;
    }

    /// From now on there is one worker for each of just these versions of playbooks.
    World hasWorkersFor(String... codes) {
        crew = Stream.of(codes).collect(Collectors.toMap(code -> code, _ -> 1));
        return this;
    }

    /// The program is started again with other playbooks.
    World goesOnWith(Book other) {
        remediator = new Remediator(other, policy, Patience.DEFAULT);
        return this;
    }

    World happens(Event event) {
        return happens(event, null);
    }

    World happens(Event event, @Nullable Tilt tilt) {
        var decided = remediator.decide(state, event, now, tilt);
        state = decided.next();
        carryOut(decided.effects());
        return this;
    }

    World commands(Command command) {
        return toTheWarden(new WardenEvent.Commanded(command));
    }

    private World toTheWarden(WardenEvent event) {
        if (wardenAnswers) {
            var decided = warden.decide(wardens, event, now, null);
            wardens = decided.next();
            wardensDue = decided.due();
            carryOut(decided.effects());
        }
        return this;
    }

    private void carryOut(List<Effect> all) {
        effects.addAll(all);
        for (var effect : all) {
            if (effect instanceof Effect.Petitions(var petition)) {
                toTheWarden(new WardenEvent.Petitioned(petition));
            } else if (effect instanceof Effect.Rules(var ruling)
                    && ruling.resource().equals(state.resource())) {
                happens(new Event.Ruled(ruling));
            }
        }
    }

    World fires(String name) {
        return hears(alertOf(name, AlertStatus.FIRING, now));
    }

    World resolves(String name) {
        return hears(alertOf(name, AlertStatus.RESOLVED, now));
    }

    World hears(Alert alert) {
        return happens(new Event.AlertReceived(alert));
    }

    /// From now on it is the node's twin in a replay.
    World isReplayed() {
        state = ResourceState.quiet("replay:storm/node/web-1");
        return this;
    }

    /// Somebody says at the pager that whatever is open here is over.
    World isClosedByPeople() {
        state.incidents().values().stream()
                .map(Incident::id)
                .toList()
                .forEach(id -> happens(new Event.ClosedByPeople(id, "ana, at pagerduty")));
        return this;
    }

    World reports(Report report) {
        return happens(new Event.Reported(report));
    }

    /// Time passes, and everything that falls due on the way happens when it is due.
    World passes(Duration time) {
        var until = now.plus(time);
        while (due().filter(due -> !due.isAfter(until)).isPresent()) {
            var due = due().orElseThrow();
            now = due.isAfter(now) ? due : now;
            if (state.due().filter(d -> !d.isAfter(now)).isPresent()) {
                happens(new Event.TimePassed(crew));
            } else {
                toTheWarden(new WardenEvent.TimePassed());
            }
        }
        now = until;
        return this;
    }

    private Optional<Instant> due() {
        return Stream.concat(state.due().stream(), wardensDue.stream()).min(Instant::compareTo);
    }

    WardenState warden() {
        return wardens;
    }

    /// A worker takes what was offered last.
    World isClaimedBy(String worker) {
        var offer = offer();
        return reports(new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), worker));
    }

    /// A worker cannot take what was offered last.
    World isDeclinedBy(String worker, boolean lacksTarget) {
        var offer = offer();
        return reports(
                new Report.Declined(
                        offer.resource(), offer.run(), offer.epoch(), worker, lacksTarget));
    }

    /// A worker has done a step of what was offered last, or says what it is about to do.
    World says(String worker, StepEntry entry) {
        return says(worker, offer().epoch(), entry);
    }

    /// The same, by the worker that had it in that epoch.
    World says(String worker, int epoch, StepEntry entry) {
        var offer = offer();
        return reports(
                entry.kind() == StepEntry.Kind.INTENDED
                        ? new Report.Intended(offer.resource(), offer.run(), epoch, worker, entry)
                        : new Report.Recorded(offer.resource(), offer.run(), epoch, worker, entry));
    }

    static StepEntry entry(String step, StepEntry.Kind kind) {
        return new StepEntry(step, kind, "", START);
    }

    World ends(String worker, Outcome outcome) {
        var offer = offer();
        return reports(
                new Report.Ended(
                        offer.resource(), offer.run(), offer.epoch(), worker, outcome, "evidence"));
    }

    World succeeds(String worker) {
        return ends(worker, Outcome.SUCCEEDED);
    }

    Effect.Offer offer() {
        return effects.stream()
                .filter(Effect.Offer.class::isInstance)
                .map(Effect.Offer.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    List<Decision> decisions() {
        return effects.stream()
                .filter(Effect.Log.class::isInstance)
                .map(e -> ((Effect.Log) e).decision())
                .toList();
    }

    List<Reason> reasons() {
        return decisions().stream().map(Decision::reason).toList();
    }

    Decision last() {
        return decisions().getLast();
    }

    List<Answer> answers() {
        return effects.stream()
                .filter(Effect.Tell.class::isInstance)
                .map(e -> ((Effect.Tell) e).answer())
                .toList();
    }

    List<Page> pages() {
        return effects.stream()
                .filter(Effect.Paging.class::isInstance)
                .map(e -> ((Effect.Paging) e).page())
                .toList();
    }

    /// Alerts that were heard and neither settled nor still open.
    long unaccounted(long heard) {
        return heard - decisions().stream().filter(Decision::settles).count() - state.unsettled();
    }

    ResourceState state() {
        return state;
    }

    /// The run that is offered or under way.
    Run run() {
        return state.incidents().values().stream()
                .flatMap(
                        i ->
                                i.phase() instanceof Phase.Acting(var run)
                                        ? Stream.of(run)
                                        : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    Instant now() {
        return now;
    }

    static Alert alertOf(String name, AlertStatus status, Instant at) {
        // An episode keeps its beginning: it changes only when the test says so.
        return alertOf(name, status, START, at);
    }

    static Alert alertOf(String name, AlertStatus status, Instant startsAt, Instant at) {
        return new Alert(
                "test",
                name + "-series",
                name + startsAt,
                "delivery-" + at,
                status,
                Severity.CRITICAL,
                name,
                "node/web-1",
                startsAt,
                null,
                Map.of("instance", "web-1"),
                Map.of(),
                Map.of());
    }
}
