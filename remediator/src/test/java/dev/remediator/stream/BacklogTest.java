package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.Rulebook;
import dev.remediator.playbook.Book;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BacklogTest {
    private static final Instant START = Instant.parse("2026-01-01T03:00:00Z");

    private final Backlog backlog = new Backlog(START);

    @Test
    void without_any_it_is_read_after_three_seconds() {
        assertThat(backlog.isRead(START.plusMillis(2_999))).isFalse();
        assertThat(backlog.isRead(START.plusSeconds(3))).isTrue();
    }

    @Test
    void it_is_read_when_nothing_old_has_come_for_a_second() {
        backlog.read(START.minusSeconds(300), START.plusSeconds(10));
        backlog.read(START.plusSeconds(10), START.plusSeconds(11));

        assertThat(backlog.isRead(START.plusMillis(10_999))).isFalse();
        assertThat(backlog.isRead(START.plusSeconds(11))).isTrue();
    }

    @Test
    void however_much_there_is_people_wait_no_longer_than_a_minute() {
        for (int second = 0; second < 120; second++) {
            backlog.read(START.minusSeconds(3_600), START.plusSeconds(second));
        }

        assertThat(backlog.isRead(START.plusSeconds(60))).isTrue();
    }

    @Test
    void when_the_clock_is_put_back_nobody_waits() {
        assertThat(backlog.isRead(START.minusSeconds(86_400))).isTrue();
    }

    @Test
    void what_is_due_waits_until_what_was_said_before_a_restart_is_read() {
        try (var restarted = new EngineBench(confirming(Duration.ofSeconds(1)))) {
            restarted.writes(
                    Topic.PAGES, "inc-1", Wire.PAGE.write(EscalationDeskTest.page("inc-1")));
            restarted.passes(Duration.ofSeconds(2));
            assertThat(restarted.notifications()).isEmpty();

            restarted
                    .hears(new PageReport.Acknowledged("inc-1", "ana", "api", EngineBench.START))
                    .passes(Duration.ofMinutes(2));

            assertThat(restarted.notifications()).isEmpty();
        }
    }

    private static Deciders confirming(Duration time) {
        var usual = Rulebook.printed();
        var patient =
                new Rulebook(
                        usual.plans(),
                        usual.otherwise(),
                        usual.channels(),
                        time,
                        usual.rearming(),
                        usual.most());
        var sound = EngineBench.deciders(Book.of(List.of()));
        return new Deciders(
                sound.resources(), sound.warden(), sound.policy(), new Escalation(patient));
    }
}
