package dev.remediator.stream;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Names;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Logged;
import dev.remediator.topic.Noted;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The incident log holds all that was decided about, so that it can be decided again.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InputsOnTheLogTest {

    static final class AtOnce implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("DiskFull"))
                    .lock(node(label("instance")))
                    .first("clean", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    static final class Later implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("Down").heldFor(minutes(1)))
                    .lock(node(label("instance")))
                    .first("restart", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    static final class Nobody implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("Unhealable")).lock(node(label("instance"))).otherwise(page("web"));
        }
    }

    static final Book BOOK = Book.of(List.of(new AtOnce(), new Later(), new Nobody()));

    private final EngineBench engine = new EngineBench(BOOK);
    private final List<Logged> log = new ArrayList<>();
    private final List<Noted> notes = new ArrayList<>();

    @AfterEach
    void close() {
        engine.close();
    }

    static Stream<List<Alert>> alerts() {
        var later = EngineBench.firing("Unheard", "web-1");
        return Stream.of(
                List.of(EngineBench.firing("DiskFull", "web-1")),
                List.of(EngineBench.firing("Unhealable", "web-1")),
                List.of(EngineBench.firing("Down", "web-1")),
                List.of(later),
                // One waits for the lock of the other.
                List.of(
                        EngineBench.firing("DiskFull", "web-1"),
                        new Alert(
                                "test",
                                "another",
                                "another/1",
                                "d",
                                AlertStatus.FIRING,
                                later.severity(),
                                "DiskFull",
                                "node/web-1",
                                EngineBench.START,
                                null,
                                Map.of("instance", "web-1"),
                                Map.of(),
                                Map.of())),
                // Repeated.
                List.of(later, later),
                List.of(
                        EngineBench.firing("DiskFull", "web-1"),
                        EngineBench.firing("DiskFull", "web-1")),
                // Over, and of an episode that has ended.
                List.of(later, as(later, AlertStatus.RESOLVED), later),
                List.of(
                        EngineBench.firing("DiskFull", "web-1"),
                        as(EngineBench.firing("DiskFull", "web-1"), AlertStatus.RESOLVED)),
                // Nothing open, and suppressed at its source, open or not.
                List.of(as(later, AlertStatus.RESOLVED)),
                List.of(as(later, AlertStatus.SUPPRESSED)),
                List.of(
                        EngineBench.firing("Down", "web-1"),
                        as(EngineBench.firing("Down", "web-1"), AlertStatus.SUPPRESSED)));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void every_alert_is_on_the_log_under_an_incident_of_its_own_series(List<Alert> alerts) {
        alerts.forEach(engine::hears);

        read();

        assertThat(heard()).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everything_that_is_reported_about_a_granted_run_is_on_the_log(Outcome outcome) {
        engine.hears(EngineBench.firing("DiskFull", "web-1"));
        var offer = engine.offers().getLast();
        var done = new StepEntry("drain#1", StepEntry.Kind.DONE, "1", EngineBench.START);
        var meant = new StepEntry("reboot#1", StepEntry.Kind.INTENDED, "", EngineBench.START);
        var resource = offer.resource();
        var reports =
                List.<Report>of(
                        new Report.Declined(resource, offer.run(), 1, "w1", false),
                        new Report.Claimed(resource, offer.run(), 1, "w2"),
                        new Report.Recorded(resource, offer.run(), 1, "w2", done),
                        new Report.Intended(resource, offer.run(), 1, "w2", meant),
                        new Report.Ended(resource, offer.run(), 1, "w2", outcome, "why"));
        reports.forEach(engine::hears);

        read();

        assertThat(reported()).containsExactlyInAnyOrderElementsOf(reports);
    }

    @Test
    void what_changes_nothing_is_not_worth_a_line() {
        engine.hears(EngineBench.firing("DiskFull", "web-1"));
        var offer = engine.offers().getLast();
        engine.hears(claim(offer, "w1"));
        read();
        log.clear();
        notes.clear();

        engine.hears(claim(offer, "w1")).hears(claim(offer, "w2")).passes(Duration.ofSeconds(3));

        read();
        assertThat(log).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void an_incident_is_noted_under_the_name_its_alert_and_time_give_it() {
        var alert = EngineBench.firing("DiskFull", "web-1");

        engine.hears(alert);

        var noted = engine.notes().getFirst();
        assertThat(noted.incident()).isEqualTo(Names.incident(alert, noted.at()));
        assertThat(noted)
                .extracting(Noted::resource, Noted::series, Noted::tilt)
                .containsExactly("node/web-1", alert.series(), null);
    }

    @Test
    void when_the_time_of_holding_is_over_is_noted_and_that_the_guards_are_asked_again_is_not() {
        engine.hears(new Command.PullCord("c-1", "ann", "smoke", "everything"))
                .hears(EngineBench.firing("Down", "web-1"))
                .passes(Duration.ofSeconds(60));
        var begun = engine.notes();

        engine.passes(Duration.ofMinutes(5));

        assertThat(begun)
                .extracting(Noted::cause)
                .singleElement()
                .isInstanceOf(Event.TimePassed.class);
        assertThat(engine.notes()).isEmpty();
    }

    @Test
    void what_people_tell_the_warden_is_on_every_decision_about_it() {
        var pull = new Command.PullCord("c-1", "ann", "smoke", "everything");
        var refused = new Command.EndSilence("c-2", "ann", "noise", "nothing-like-it");

        engine.hears(pull).hears(refused).hears(EngineBench.firing("DiskFull", "web-1"));

        assertThat(engine.log()).extracting(Logged::command).containsExactly(pull, refused, null);
    }

    @Test
    void what_is_told_about_a_page_is_on_the_decision_about_it() {
        engine.hears(EngineBench.firing("Unhealable", "web-1"));
        var called = engine.notifications().getFirst();
        var sent = EscalationDeskTest.sent(called);
        var taken =
                new PageReport.Acknowledged(
                        called.page().incident(), "ana", "api", EngineBench.START);

        engine.hears(sent).hears(taken);

        assertThat(engine.log())
                .extracting(Logged::said)
                .filteredOn(Objects::nonNull)
                .containsExactly(sent, taken);
    }

    @Test
    void that_people_have_been_told_the_end_is_noted_though_nothing_is_decided() {
        engine.writes(Topic.PAGES, "inc-1", Wire.PAGE.write(EscalationDeskTest.page("inc-1")));
        engine.hears(EscalationDeskTest.sent(engine.notifications().getFirst()));
        var closed = new PageReport.Closed("inc-1", "ana", "api", EngineBench.START);
        engine.hears(closed);
        var told = EscalationDeskTest.sent(engine.notifications().getFirst());
        engine.hears(told);

        engine.hears(told);

        assertThat(engine.notes()).extracting(Noted::said).containsExactly(closed, told);
    }

    private static Report.Claimed claim(Effect.Offer offer, String worker) {
        return new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), worker);
    }

    private static Alert as(Alert alert, AlertStatus status) {
        return new Alert(
                alert.source(),
                alert.series(),
                alert.episode(),
                alert.delivery(),
                status,
                alert.severity(),
                alert.name(),
                alert.resource(),
                alert.startsAt(),
                alert.endsAt(),
                alert.labels(),
                alert.annotations(),
                alert.links());
    }

    private void read() {
        log.addAll(engine.log());
        notes.addAll(engine.notes());
    }

    private List<Alert> heard() {
        return causes(Event.AlertReceived.class).map(Event.AlertReceived::alert).toList();
    }

    private List<Report> reported() {
        return causes(Event.Reported.class).map(Event.Reported::report).distinct().toList();
    }

    /// Of several lines about one event the last has the accounts.
    private <E extends Event> Stream<E> causes(Class<E> type) {
        return Stream.concat(
                        notes.stream().map(Noted::cause),
                        log.stream().filter(l -> l.accounts() != null).map(Logged::cause))
                .filter(type::isInstance)
                .map(type::cast);
    }
}
