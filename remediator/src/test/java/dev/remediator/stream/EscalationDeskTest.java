package dev.remediator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.playbook.Book;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page;
import dev.remediator.topic.DeadLetter;
import dev.remediator.topic.Topic;
import dev.remediator.topic.Wire;
import java.nio.charset.StandardCharsets;
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

    @Test
    void what_cannot_be_read_is_kept_and_people_are_called_if_it_may_be_a_page() {
        var nonsense = "nonsense".getBytes(StandardCharsets.UTF_8);

        engine.writes(Topic.PAGES, "a", nonsense).writes(Topic.PAGE_REPORTS, "a", nonsense);

        assertThat(engine.deadLetters())
                .extracting(DeadLetter::from)
                .containsExactly("pages-0@0", "page-reports-0@0");
        assertThat(engine.notifications())
                .extracting(n -> n.page().incident())
                .containsExactly("notice-faulted-0");
    }

    @Test
    void of_a_storm_of_ten_thousand_pages_the_bound_calls_and_none_is_lost() {
        for (int i = 0; i < 10_000; i++) {
            engine.writes(Topic.PAGES, "inc-" + i, Wire.PAGE.write(page("inc-" + i)));
        }
        engine.passes(Duration.ofSeconds(10));

        var called = engine.notifications();

        assertThat(called).extracting(Notification::id).doesNotHaveDuplicates();
        assertThat(called).hasSize(1_001);
        assertThat(called.getLast().page().alert().annotations().get("summary"))
                .startsWith("9000 are unresolved: ");
        assertThat(engine.log())
                .filteredOn(l -> l.decision().reason() == Reason.PAGE_GATHERED)
                .hasSize(9_001);
    }

    static PageReport.Told sent(Notification called) {
        return new PageReport.Told(
                called.page().key(),
                called.id(),
                called.attempt(),
                Outcome.SENT,
                Duration.ZERO,
                "",
                "ref");
    }

    static Page page(String incident) {
        var alert = EngineBench.firing("Down", incident);
        return new Page(
                Page.Action.TRIGGER,
                incident,
                alert.resource(),
                "web",
                alert,
                "",
                Reason.LADDER_EXHAUSTED,
                List.of(),
                EngineBench.START);
    }
}
