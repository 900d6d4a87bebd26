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
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One resource, `node/web-1`, in virtual time: things happen to it, the real engine decides.
final class World {
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

    private final Remediator remediator;
    private final List<Effect> effects = new ArrayList<>();
    private ResourceState state = ResourceState.quiet("node/web-1");
    private Instant now = START;

    World() {
        this(Book.of(List.of(new Patient(), new Hasty(), new Human())));
    }

    World(Book book) {
        remediator = new Remediator(book, Patience.DEFAULT);
    }

    World happens(Event event) {
        var decided = remediator.decide(state, event, now);
        state = decided.next();
        effects.addAll(decided.effects());
        return this;
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

    World reports(Report report) {
        return happens(new Event.Reported(report));
    }

    /// Time passes, and everything that falls due on the way happens when it is due.
    World passes(Duration time) {
        var until = now.plus(time);
        while (state.due().filter(due -> !due.isAfter(until)).isPresent()) {
            var due = state.due().orElseThrow();
            now = due.isAfter(now) ? due : now;
            happens(new Event.TimePassed());
        }
        now = until;
        return this;
    }

    /// A worker takes what was offered last.
    World isClaimedBy(String worker) {
        var offer = offer();
        return reports(new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), worker));
    }

    World ends(String worker, Report.Outcome outcome) {
        var offer = offer();
        return reports(
                new Report.Ended(
                        offer.resource(), offer.run(), offer.epoch(), worker, outcome, "evidence"));
    }

    World succeeds(String worker) {
        return ends(worker, Report.Outcome.SUCCEEDED);
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
