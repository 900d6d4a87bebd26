package dev.remediator.stream;

import static dev.remediator.stream.EscalationDeskTest.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.alert.Replayed;
import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.Rulebook;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalationFailsTest {

    @Test
    void a_page_that_cannot_be_decided_about_is_written_down_and_so_is_the_fault() {
        try (var engine = failing(Duration.ZERO)) {
            engine.writes(Topic.PAGES, "inc-1", Wire.PAGE.write(page("inc-1")));
            engine.writes(Topic.PAGES, "inc-2", Wire.PAGE.write(page("inc-2")));

            assertThat(engine.notifications())
                    .extracting(Notification::channel, n -> n.page().incident())
                    .containsExactly(
                            tuple(Rulebook.LAST_RESORT, "inc-1"),
                            tuple(Rulebook.LAST_RESORT, "notice-faulted-0"),
                            tuple(Rulebook.LAST_RESORT, "inc-2"));
            assertThat(engine.deadLetters()).hasSize(2);
        }
    }

    @Test
    void a_page_that_cannot_be_decided_about_when_it_is_due_is_written_down_once() {
        try (var engine = failing(Duration.ofMinutes(2))) {
            engine.writes(Topic.PAGES, "inc-1", Wire.PAGE.write(page("inc-1")));

            engine.passes(Duration.ofMinutes(3)).passes(Duration.ofMinutes(3));

            assertThat(engine.notifications())
                    .extracting(n -> n.page().incident())
                    .containsOnlyOnce("inc-1");
        }
    }

    @ParameterizedTest
    @EnumSource(Page.Action.class)
    void a_page_of_a_replay_reaches_nobody_where_every_page_is_a_fault(Page.Action action) {
        try (var engine = failing(Duration.ZERO)) {
            var page = replayed(page("inc-1")).doing(action);
            engine.writes(Topic.PAGES, "inc-1", Wire.PAGE.write(page)).passes(Duration.ofHours(2));

            assertThat(engine.notifications()).isEmpty();
        }
    }

    private static Page replayed(Page real) {
        var alert = Replayed.as("storm", real.alert());
        return new Page(
                real.action(),
                real.incident(),
                Replayed.beside(alert.resource(), real.resource()),
                real.policy(),
                alert,
                real.playbook(),
                real.why(),
                real.attempts(),
                real.at(),
                real.firingSince());
    }

    /// It fails as a bug would, whatever it is asked about a channel.
    private static EngineBench failing(Duration confirming) {
        var usual = Rulebook.printed();
        var channels =
                new HashMap<String, ChannelKind>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public ChannelKind get(Object channel) {
                        if (channel.equals(Rulebook.LAST_RESORT)) {
                            return ChannelKind.SPOOL;
                        }
                        throw new IllegalStateException("a bug");
                    }
                };
        var broken =
                new Rulebook(
                        Map.of(),
                        usual.otherwise(),
                        channels,
                        confirming,
                        usual.rearming(),
                        usual.most());
        var sound = EngineBench.deciders(Book.of(List.of()));
        return new EngineBench(
                new Deciders(
                        sound.resources(), sound.warden(), sound.policy(), new Escalation(broken)));
    }
}
