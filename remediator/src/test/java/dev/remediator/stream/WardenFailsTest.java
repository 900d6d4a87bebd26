package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Page;
import dev.remediator.warden.Warden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WardenFailsTest {

    @Test
    void a_warden_that_fails_calls_people_once_and_the_partition_goes_on() {
        try (var engine = new EngineBench(withBrokenWarden())) {
            engine.hears(alert(AlertStatus.FIRING)).passes(Duration.ofMinutes(2));

            engine.hears(alert(AlertStatus.RESOLVED));

            assertThat(engine.pages())
                    .extracting(Page::incident)
                    .containsOnlyOnce("notice-faulted-0");
            assertThat(engine.deadLetters()).isNotEmpty();
            assertThat(engine.log().getLast().decision().closes()).isTrue();
        }
    }

    @Test
    void what_a_replay_asks_of_it_calls_nobody() {
        try (var engine = new EngineBench(withBrokenWarden())) {
            engine.hears(Replayed.as("storm", alert(AlertStatus.FIRING)))
                    .passes(Duration.ofMinutes(2));
            engine.hears(Replayed.as("storm", alert(AlertStatus.RESOLVED)));

            assertThat(engine.deadLetters()).isNotEmpty();
            assertThat(engine.pages()).allMatch(Page::replayed);
        }
    }

    /// Its policy has nothing of what it needs.
    @SuppressWarnings("NullAway")
    private static Deciders withBrokenWarden() {
        var sound = EngineBench.deciders(Book.of(List.of(new WardenInEngineTest.Replace())));
        var broken = new Warden(new Policy(null, null));
        return new Deciders(sound.resources(), broken, sound.policy(), sound.people());
    }

    private static Alert alert(AlertStatus status) {
        return new Alert(
                "test",
                "Down/web-1",
                "Down/web-1/1",
                "d",
                status,
                Severity.CRITICAL,
                "Down",
                "node/web-1",
                EngineBench.START,
                null,
                Map.of("instance", "web-1"),
                Map.of(),
                Map.of());
    }
}
