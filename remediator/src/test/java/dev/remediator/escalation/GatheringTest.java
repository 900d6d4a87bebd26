package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Three pages may begin in ten minutes.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GatheringTest {
    private static final String GATHERED = "notice-gathered-web-1";

    private final Switchroom room = new Switchroom(plan(step(0, at("pd"), at("sms"))));

    private Switchroom storm(int pages) {
        for (int i = 1; i <= pages; i++) {
            room.wants("p" + i);
        }
        return room;
    }

    @Test
    void what_is_too_many_becomes_one_page_with_a_line_for_each() {
        storm(5).hasTold();

        room.passes(Duration.ofSeconds(10));

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger sms");
        var page = room.file(GATHERED).page();
        assertThat(page.alert().name()).isEqualTo("ManyUnresolved");
        assertThat(page.alert().severity()).isEqualTo(Severity.ERROR);
        assertThat(page.resource()).isEqualTo("policy/web");
        assertThat(page.alert().annotations().get("summary"))
                .isEqualTo("2 are unresolved: Down on node/p4; Down on node/p5");
        assertThat(room.log)
                .filteredOn(d -> d.reason() == Reason.PAGE_GATHERED)
                .extracting(Decision::incident)
                .containsExactly(GATHERED, "p4", "p5");
    }

    @Test
    void no_more_than_the_bound_calls_however_many_there_are() {
        storm(500).minutes(9);

        assertThat(room.told)
                .filteredOn(n -> n.channel().equals("sms"))
                .extracting(n -> n.page().incident())
                .containsExactly("p1", "p2", "p3", GATHERED);
        assertThat(room.file(GATHERED).page().alert().annotations().get("summary"))
                .startsWith("497 are unresolved: ")
                .endsWith("Down on node/p23; and 477 more");
    }

    @Test
    void the_bound_lets_go_when_its_time_is_over() {
        storm(3).minutes(10).hasTold();

        room.wants("p4");

        assertThat(room.hasTold()).containsExactly("trigger pd", "trigger sms");
    }

    @Test
    void a_line_stays_gathered_and_calls_nobody_itself() {
        storm(4).passes(Duration.ofSeconds(10)).acknowledges(GATHERED, "api").hasTold();
        room.over("p1").over("p2").over("p3").hasTold();

        room.minutes(600);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.file("p4").standing()).isEqualTo(Standing.GATHERED);
    }

    @Test
    void what_comes_later_joins_and_is_said_where_that_makes_no_second_page() {
        storm(4).passes(Duration.ofSeconds(10)).wants("p5").told.clear();

        room.minutes(10);

        assertThat(room.told)
                .extracting(Switchroom::id)
                .containsExactly(GATHERED + "/1/0/0/0/again-2");
        assertThat(room.told.getFirst().page().alert().annotations().get("summary"))
                .isEqualTo("2 are unresolved: Down on node/p4; Down on node/p5");
    }

    @Test
    void what_comes_after_somebody_has_it_is_said_too() {
        storm(4).passes(Duration.ofSeconds(10)).acknowledges(GATHERED, "api");
        room.minutes(60).wants("q1").wants("q2").wants("q3").wants("p5").told.clear();

        room.minutes(10);

        assertThat(room.told)
                .filteredOn(n -> n.page().incident().equals(GATHERED))
                .extracting(n -> n.page().alert().annotations().get("summary"))
                .containsExactly("2 are unresolved: Down on node/p4; Down on node/p5");
    }

    @Test
    void what_is_said_again_is_no_repetition_to_whoever_knows_calls_by_their_names() {
        storm(4).passes(Duration.ofSeconds(10)).wants("p5").minutes(10);
        room.wants("q1").wants("q2").wants("q3").wants("p6").minutes(10);

        assertThat(room.told)
                .filteredOn(n -> n.page().incident().equals(GATHERED))
                .filteredOn(n -> n.channel().equals("pd"))
                .extracting(Notification::id)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_severity_among_warnings_counts_as_an_error() {
        storm(3).wants("p4", Severity.WARNING, Reason.LADDER_EXHAUSTED);
        room.wants("p5", Severity.UNKNOWN, Reason.LADDER_EXHAUSTED);

        room.passes(Duration.ofSeconds(10));

        assertThat(room.file(GATHERED).page().alert().severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void what_is_worse_calls_everybody_again_at_once() {
        storm(4).passes(Duration.ofSeconds(10)).acknowledges(GATHERED, "api").told.clear();

        room.wants("p5", Severity.CRITICAL, Reason.LADDER_EXHAUSTED);

        assertThat(room.told)
                .extracting(Switchroom::id)
                .containsExactly(GATHERED + "/2/0/0/0", GATHERED + "/2/0/1/0");
        assertThat(room.told.getFirst().page().alert().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_line_that_gets_worse_is_worse_too() {
        storm(4).passes(Duration.ofSeconds(10)).told.clear();

        room.wants("p4", Severity.CRITICAL, Reason.LADDER_EXHAUSTED);

        assertThat(room.told).extracting(Switchroom::id).contains(GATHERED + "/2/0/0/0");
    }

    @Test
    void the_gathered_page_is_over_when_its_last_line_is() {
        storm(5).passes(Duration.ofSeconds(10)).over("p4").hasTold();

        room.over("p5");

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve sms");
        assertThat(room.log.getLast())
                .extracting(Decision::incident, Decision::reason)
                .containsExactly("p5", Reason.PAGE_NOT_NEEDED);
        assertThat(room.log)
                .filteredOn(Decision::closes)
                .extracting(Decision::incident)
                .containsExactly(GATHERED);
        assertThat(room.files.names("page")).containsExactly("p1", "p2", "p3");
        assertThat(room.files.names("line")).isEmpty();
    }

    @Test
    void a_gathered_page_whose_lines_are_over_at_once_calls_nobody() {
        storm(4).over("p4").hasTold();

        room.minutes(9);

        assertThat(room.hasTold()).isEmpty();
        assertThat(room.files.names("page")).containsExactly("p1", "p2", "p3");
    }

    @Test
    void the_next_storm_has_a_page_of_its_own() {
        storm(4).passes(Duration.ofSeconds(10)).over("p4").wants("p5").hasTold();
        room.told.clear();

        room.passes(Duration.ofSeconds(10));

        assertThat(room.told)
                .extracting(n -> n.page().incident())
                .contains("notice-gathered-web-2");
    }

    @Test
    void a_line_that_somebody_has_leaves() {
        storm(5).passes(Duration.ofSeconds(10));

        room.acknowledges("p4", "api");

        assertThat(room.files.names("line")).hasSize(1);
        assertThat(room.file("p4").standing()).isEqualTo(Standing.ACKNOWLEDGED);
    }

    @Test
    void a_person_closes_a_line_and_the_engine_is_told() {
        storm(4).passes(Duration.ofSeconds(10)).hasTold();

        room.closes("p4", "api");

        assertThat(room.closed).hasSize(1);
        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve sms");
    }

    @Test
    void a_wake_up_test_and_a_fault_are_never_gathered() {
        storm(4).hasTold();

        room.hears(new PageReport.TestWanted("notice-test-1", "web", "bob", room.now))
                .wants("notice-faulted-0", Severity.CRITICAL, Reason.FAULTED);

        assertThat(room.hasTold())
                .containsExactly("trigger pd", "trigger sms", "trigger pd", "trigger sms");
    }
}
