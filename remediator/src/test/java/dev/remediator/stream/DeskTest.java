package dev.remediator.stream;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.stream.EngineBench.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskTest {

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
            return when(alert("InstanceDown").heldFor(minutes(1)))
                    .lock(node(label("instance")))
                    .first("clean", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    private static final Book BOOK = Book.of(List.of(new AtOnce(), new Later()));

    private final List<Map<String, Integer>> crews = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final EngineBench engine = new EngineBench(watched(EngineBench.deciders(BOOK)));

    /// The usual deciders, but it is written down which versions there are workers for, and the
    /// first decisions of what is due fail if a test wants that.
    private Deciders watched(Deciders usual) {
        return new Deciders(
                (state, event, now, tilt) -> {
                    if (event instanceof Event.TimePassed(var codes)) {
                        crews.add(codes);
                        if (failures.getAndDecrement() > 0) {
                            throw new IllegalStateException("a bug");
                        }
                    }
                    return usual.resources().decide(state, event, now, tilt);
                },
                usual.warden(),
                usual.policy(),
                usual.people());
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_worker_that_has_begun_anew_has_its_runs_at_once() {
        claimed("web@a");

        engine.hears(says("web@b", Sign.ARRIVED, ""));

        assertThat(granted())
                .extracting(Answer.Granted::worker, Answer.Granted::epoch)
                .containsExactly(tuple("web@a", 1), tuple("web@b", 2));
        assertThat(engine.offers()).isEmpty();
        assertThat(engine.log().getLast().decision().reason()).isEqualTo(Reason.RUN_RESUMED);
    }

    @Test
    void a_worker_of_another_name_takes_nobody_s_runs() {
        claimed("web@a");

        engine.hears(says("web-2@b", Sign.ARRIVED, ""));

        assertThat(granted()).extracting(Answer.Granted::worker).containsExactly("web@a");
    }

    @Test
    void a_worker_that_has_begun_anew_loses_nothing_when_its_former_self_is_missed() {
        claimed("web@a").hears(says("web@b", Sign.ARRIVED, "")).passes(Duration.ofSeconds(15));

        engine.hears(says("web@b", Sign.ALIVE, "")).passes(Duration.ofSeconds(15));

        assertThat(engine.offers()).isEmpty();
    }

    @Test
    void a_heartbeat_is_answered_with_its_own_beat_by_whoever_the_worker_holds_runs_of() {
        claimed("w1");

        engine.hears(says("w1", Sign.ALIVE, "")).hears(says("w2", Sign.ALIVE, ""));

        assertThat(engine.answers())
                .filteredOn(Answer.Alive.class::isInstance)
                .containsExactly(new Answer.Alive("w1", 0, 41));
    }

    @Test
    void a_worker_that_leaves_hands_its_runs_over() {
        claimed("w1");

        engine.hears(says("w1", Sign.LEFT, ""));

        assertThat(engine.offers()).extracting(o -> o.epoch()).containsExactly(2);
    }

    @Test
    void a_lease_begins_with_the_grant_though_no_heartbeat_was_ever_heard() {
        claimed("w1").passes(Duration.ofSeconds(19));
        assertThat(engine.offers()).isEmpty();

        engine.passes(Duration.ofSeconds(2));

        assertThat(engine.log().getLast().decision().reason()).isEqualTo(Reason.WORKER_LOST);
    }

    @Test
    void a_grant_renews_the_lease_of_a_worker_that_was_heard_before() {
        engine.hears(says("w1", Sign.ALIVE, "")).passes(Duration.ofSeconds(15));

        claimed("w1").passes(Duration.ofSeconds(15));

        assertThat(engine.offers()).isEmpty();
    }

    @Test
    void what_is_due_is_decided_knowing_how_many_workers_there_are_for_each_version() {
        engine.hears(firing("InstanceDown", "web-1")).passes(Duration.ofSeconds(50));
        engine.hears(says("w1", Sign.ALIVE, "a", "b")).hears(says("w2", Sign.ARRIVED, "b", "c"));
        engine.hears(says("w3", Sign.ALIVE, "d")).hears(says("w3", Sign.LEFT, "d"));

        engine.passes(Duration.ofSeconds(10));

        assertThat(crews).containsExactly(Map.of("a", 1, "b", 2, "c", 1, "d", 0));
    }

    @Test
    void a_version_has_no_worker_when_the_lease_of_the_last_one_is_over() {
        engine.hears(firing("InstanceDown", "web-1")).hears(says("w1", Sign.ALIVE, "a"));

        engine.passes(Duration.ofSeconds(60));

        assertThat(crews).containsExactly(Map.of("a", 0));
    }

    @Test
    void an_alert_that_never_ends_does_not_stop_the_engine() {
        engine.hears(firing("Unheard", "web-1", Instant.parse("+292278995-01-01T00:00:00Z")));

        assertThatCode(() -> engine.passes(Duration.ofSeconds(1))).doesNotThrowAnyException();
    }

    @Test
    void what_cannot_be_decided_when_it_is_due_does_not_stop_the_engine_and_is_due_again() {
        failures.set(2);
        engine.hears(firing("InstanceDown", "web-1"));

        for (int i = 0; i < 60; i++) {
            engine.passes(Duration.ofSeconds(10));
        }

        assertThat(failures.get()).isNegative();
        assertThat(engine.offers()).isNotEmpty();
    }

    /// The worker has the only run; what was offered is read.
    private EngineBench claimed(String worker) {
        engine.hears(firing("DiskFull", "web-1"));
        var offer = engine.offers().getLast();
        return engine.hears(
                new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), worker));
    }

    private List<Answer.Granted> granted() {
        return engine.answers().stream()
                .filter(Answer.Granted.class::isInstance)
                .map(Answer.Granted.class::cast)
                .toList();
    }

    private static Heartbeat says(String worker, Sign sign, String... codes) {
        return new Heartbeat(worker, 41, sign, Set.of(codes));
    }
}
