package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalationDeskTest {
    private final EngineBench engine = new EngineBench(Book.of(List.of()));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_page_is_told_on_its_channel_and_taken_back_when_it_is_over() {
        engine.writes(Topic.PAGES, "inc-1", Wire.PAGE.write(page("inc-1")));
        var called = engine.notifications().getFirst();
        engine.hears(sent(called));

        engine.writes(
                Topic.PAGES, "inc-1", Wire.PAGE.write(page("inc-1").doing(Page.Action.RESOLVE)));

        assertThat(called.page()).isEqualTo(page("inc-1"));
        assertThat(engine.notifications())
                .extracting(Notification::channel, n -> n.page().action(), Notification::reference)
                .containsExactly(tuple("printed", Page.Action.RESOLVE, "ref"));
        assertThat(engine.log())
                .extracting(l -> l.decision().reason())
                .containsExactly(Reason.PAGE_CALLED, Reason.PAGE_DELIVERED);
    }

    static PageReport.Told sent(Notification called) {
        return new PageReport.Told(
                called.page().key(), called.id(), Outcome.SENT, Duration.ZERO, "", "ref");
    }

    static Page page(String incident) {
        return new Page(
                Page.Action.TRIGGER,
                incident,
                "node/web-1",
                "web",
                EngineBench.firing("Down", "web-1"),
                "",
                Reason.LADDER_EXHAUSTED,
                List.of(),
                EngineBench.START);
    }
}
