package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Command;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Playbooks;
import dev.remediator.reason.Reason;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The warden behind the real topology.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WardenInEngineTest {

    static final class Replace implements Playbook {
        @Override
        public Plan<?> plan() {
            return Playbooks.when(Playbooks.alert("Down"))
                    .lock(Playbooks.node(Playbooks.label("instance")))
                    .first("replace", (_, _) -> {})
                    .destructive()
                    .otherwise(Playbooks.page("web"));
        }
    }

    private final EngineBench engine = new EngineBench(Book.of(List.of(new Replace())));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void resources_of_one_group_are_destroyed_one_after_the_other() {
        engine.hears(firing("web-1")).hears(firing("web-2"));

        assertThat(engine.offers()).hasSize(1);
        assertThat(engine.log())
                .extracting(l -> l.decision().reason())
                .containsExactly(Reason.REMEDY_OFFERED, Reason.BUDGET_IN_USE);
    }

    @Test
    void what_was_held_goes_when_the_first_is_over() {
        engine.hears(firing("web-1")).hears(firing("web-2"));

        engine.hears(resolved("web-1"));

        assertThat(engine.offers())
                .extracting(o -> o.resource())
                .containsExactly("node/web-1", "node/web-2");
    }

    @Test
    void a_command_is_carried_out_and_shown() {
        engine.hears(new Command.PullCord("c-1", "ann", "smoke", "everything"));

        engine.hears(firing("web-1")).passes(Duration.ofMillis(300));

        assertThat(engine.offers()).isEmpty();
        assertThat(engine.postures().getLast())
                .satisfies(
                        posture -> {
                            assertThat(posture.controls().cords()).hasSize(1);
                            assertThat(posture.answered())
                                    .containsExactly(new Posture.Answered("c-1", ""));
                            assertThat(posture.waiting())
                                    .extracting(Posture.Waiting::reason)
                                    .containsExactly("andon");
                        });
    }

    @Test
    void a_posture_is_shown_once_and_not_with_every_tick() {
        engine.hears(firing("web-1")).passes(Duration.ofSeconds(1));
        assertThat(engine.postures()).isNotEmpty();

        engine.passes(Duration.ofMinutes(1));

        assertThat(engine.postures()).isEmpty();
    }

    @Test
    void a_command_under_another_key_is_kept_as_a_dead_letter() {
        var command = new Command.PullCord("c-1", "ann", "smoke", "everything");

        engine.writes(Topic.REPORTS, "wardens", Wire.COMMAND.write(command));

        assertThat(engine.deadLetters().getFirst().reason())
                .isEqualTo("a command's key is 'warden', not 'wardens'");
    }

    private static Alert firing(String instance) {
        return alert(instance, AlertStatus.FIRING);
    }

    private static Alert resolved(String instance) {
        return alert(instance, AlertStatus.RESOLVED);
    }

    private static Alert alert(String instance, AlertStatus status) {
        return new Alert(
                "test",
                "Down/" + instance,
                "Down/" + instance + "/1",
                "d",
                status,
                Severity.CRITICAL,
                "Down",
                "node/" + instance,
                EngineBench.START,
                null,
                Map.of("instance", instance, "cluster", "eu-1"),
                Map.of(),
                Map.of());
    }
}
