package dev.remediator.stream;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;
import static dev.remediator.stream.EngineBench.firing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Golden;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EngineTopologyTest {

    static final class RestartIt implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("InstanceDown").heldFor(minutes(1)))
                    .lock(node(label("instance")))
                    .first("restart", (_, _) -> {})
                    .otherwise(page("web"));
        }
    }

    /// Deciding about it fails, as a bug would.
    static final class Broken implements Playbook {
        @Override
        public Plan<?> plan() {
            return when(alert("Broken").heldFor(Duration.ofSeconds(Long.MAX_VALUE)))
                    .lock(node(label("instance")))
                    .otherwise(page("web"));
        }
    }

    private static final Book BOOK = Book.of(List.of(new RestartIt(), new Broken()));
    private final EngineBench engine = new EngineBench(BOOK);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_topology_is_the_golden_one() {
        var topology = EngineTopology.build(EngineBench.deciders(BOOK), Lease.DEFAULT);

        var description = topology.describe().toString();

        Golden.assertGolden("topology.txt", description);
    }

    @Test
    void a_timer_fires_when_it_is_due_and_not_before() {
        engine.hears(firing("InstanceDown", "web-1")).passes(Duration.ofSeconds(59));
        assertThat(engine.offers()).isEmpty();

        engine.passes(Duration.ofSeconds(1));

        assertThat(engine.offers()).hasSize(1);
    }

    @Test
    void a_crowd_of_timers_is_fired_in_portions_so_that_no_transaction_grows_too_long() {
        for (int i = 0; i < 1_200; i++) {
            engine.hears(firing("InstanceDown", "web-" + i));
        }

        engine.passes(Duration.ofSeconds(61));

        assertThat(engine.offers()).hasSize(1_000);
        engine.passes(Duration.ofMillis(100)).passes(Duration.ofMillis(100));
        assertThat(engine.offers()).hasSize(200);
    }

    @Test
    void every_alert_is_open_or_settled_in_the_accounts_of_the_same_transaction() {
        engine.hears(firing("InstanceDown", "web-1"))
                .hears(firing("InstanceDown", "web-1"))
                .hears(firing("Unheard", "web-2"));

        var accounts = engine.log().getLast().accounts();

        assertThat(accounts).isEqualTo(new Accounts(0, 3, 2, 1));
    }

    @Test
    void an_alert_that_cannot_be_read_is_kept_and_accounted_for() {
        engine.writes(Topic.ALERTS, "node/web-1", "nonsense".getBytes(StandardCharsets.UTF_8));

        var last = engine.log().getLast();

        assertThat(last.decision().reason()).isEqualTo(Reason.MALFORMED);
        assertThat(last.accounts()).isEqualTo(new Accounts(0, 1, 1, 0));
        assertThat(engine.deadLetters()).extracting(d -> d.text()).containsExactly("nonsense");
    }

    @Test
    void an_alert_under_the_wrong_key_is_refused_because_it_would_escape_its_lock() {
        var alert = firing("InstanceDown", "web-1");

        engine.writes(Topic.ALERTS, "node/web-2", Wire.ALERT.write(alert));

        assertThat(engine.deadLetters().getFirst().reason())
                .isEqualTo("its key is not its resource, node/web-1");
    }

    @Test
    void a_bug_in_deciding_costs_one_record_and_not_the_partition() {
        engine.hears(firing("Broken", "web-1"));

        engine.hears(firing("InstanceDown", "web-2"));

        assertThat(engine.log())
                .extracting(l -> l.decision().reason())
                .filteredOn(reason -> reason != Reason.PAGE_CALLED)
                .containsExactly(Reason.FAULTED, Reason.HELD_FOR);
        assertThat(engine.deadLetters()).hasSize(1);
    }

    @Test
    void a_bug_in_deciding_calls_people_once_and_not_for_every_alert() {
        engine.hears(firing("Broken", "web-1"));

        engine.hears(firing("Broken", "web-2"));

        assertThat(engine.pages())
                .extracting(p -> p.why(), p -> p.incident())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Reason.FAULTED, "notice-faulted-0"));
    }

    @Test
    void a_worker_that_falls_silent_loses_its_runs_after_the_lease() {
        claimed("w1").hears(says(Sign.ALIVE)).passes(Duration.ofSeconds(19));
        assertThat(engine.offers()).hasSize(1);

        engine.passes(Duration.ofSeconds(2));

        assertThat(engine.offers().getFirst().epoch()).isEqualTo(2);
        assertThat(engine.log().getLast().decision().reason()).isEqualTo(Reason.WORKER_LOST);
    }

    @Test
    void a_heartbeat_is_answered_and_keeps_the_lease() {
        claimed("w1").passes(Duration.ofSeconds(15));

        engine.hears(says(Sign.ALIVE)).passes(Duration.ofSeconds(15));

        assertThat(engine.answers()).contains(new Answer.Alive("w1", 0, 41));
        assertThat(engine.offers()).hasSize(1);
    }

    @Test
    void a_worker_that_leaves_hands_its_runs_over_at_once() {
        claimed("w1");

        engine.hears(says(Sign.LEFT));

        assertThat(engine.offers().getLast().epoch()).isEqualTo(2);
    }

    private static Heartbeat says(Sign sign) {
        return new Heartbeat("w1", 41, sign, Set.of(""));
    }

    private EngineBench claimed(String worker) {
        engine.hears(firing("InstanceDown", "web-1")).passes(Duration.ofMinutes(1));
        var log = engine.log();
        var run = log.getLast().decision().run();
        return engine.hears(new Report.Claimed("node/web-1", String.valueOf(run), 1, worker));
    }
}
