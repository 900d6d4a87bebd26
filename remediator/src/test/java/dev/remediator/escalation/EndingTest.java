package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingTest {
    private final Switchroom room =
            new Switchroom(plan(step(0, at("pd"), at("chat"), at("voice")), step(5, at("sms"))));

    @Test
    void whoever_was_called_is_told_that_it_is_over_by_the_name_the_service_gave() {
        room.wants("a").told.clear();

        room.over("a").minutes(300);

        assertThat(room.told)
                .extracting(
                        Notification::channel,
                        n -> n.page().action(),
                        n -> Switchroom.withoutTime(n.reference()))
                .containsExactly(
                        tuple("pd", Action.RESOLVE, "ref-a/1/0/0/0"),
                        tuple("chat", Action.RESOLVE, "ref-a/1/0/1/0"));
        assertThat(room.files.names("page")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, false", "LATER, false", "UNCLEAR, true"})
    void only_who_may_have_the_page_is_told(Outcome outcome, boolean told) {
        room.answering("chat", outcome).wants("a").answering("chat", Outcome.SENT).hasTold();

        room.over("a");

        assertThat(room.hasTold().contains("resolve chat")).isEqualTo(told);
    }

    @Test
    void a_service_that_may_have_the_page_is_told_although_it_was_to_be_sent_again() {
        room.answering("pd", Outcome.UNCLEAR).wants("a").answering("pd", Outcome.SENT).hasTold();

        room.over("a");

        assertThat(room.hasTold()).contains("resolve pd");
    }

    @Test
    void a_call_on_its_way_is_waited_for() {
        room.silent("pd").wants("a");
        var called = room.told.getFirst();
        room.over("a");
        assertThat(room.hasTold()).doesNotContain("resolve pd");

        room.answering("pd", Outcome.SENT).hears(Switchroom.report(called, Outcome.SENT));

        assertThat(room.hasTold()).containsExactly("resolve pd");
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void a_call_nobody_reports_about_is_taken_back_after_three_minutes() {
        room.silent("pd").wants("a").over("a").answering("pd", Outcome.SENT).hasTold();

        room.minutes(3);

        assertThat(room.hasTold()).containsExactly("resolve pd");
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void that_it_is_over_is_sent_again_for_an_hour_and_then_given_up() {
        room.wants("a").answering("pd", Outcome.LATER).over("a").minutes(50);
        assertThat(room.files.names("page")).containsExactly("a");

        room.minutes(20);

        assertThat(room.told)
                .filteredOn(n -> n.channel().equals("pd") && n.page().action() == Action.RESOLVE)
                .hasSize(17);
        assertThat(room.reasons()).endsWith(Reason.PAGE_FAILED);
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void a_page_whose_channel_is_gone_while_it_is_taken_back_is_forgotten() {
        room.wants("a").answering("pd", Outcome.LATER).over("a");
        var channels = new HashMap<>(Switchroom.CHANNELS);
        channels.remove("pd");
        var usual = Switchroom.rulebook(Map.of());
        room.restartsWith(
                new Rulebook(
                        Map.of(),
                        usual.otherwise(),
                        channels,
                        usual.confirming(),
                        usual.rearming(),
                        usual.most()));

        room.minutes(10);

        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void it_is_over_for_every_round_but_told_once() {
        room.wants("a").minutes(61).hasTold();

        room.over("a");

        assertThat(room.hasTold()).containsExactly("resolve pd", "resolve chat", "resolve sms");
    }

    @Test
    void a_page_wanted_again_while_it_is_taken_back_is_a_new_one_and_is_taken_back_later() {
        room.wants("a").answering("pd", Outcome.LATER).over("a");
        room.wants("a").answering("pd", Outcome.SENT).reasons();
        room.minutes(5).hasTold();

        room.over("a");

        assertThat(room.hasTold()).containsExactly("resolve pd");
        assertThat(room.reasons()).containsExactly(Reason.PAGE_NOT_NEEDED);
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void the_calls_of_a_page_wanted_again_have_other_names() {
        room.wants("a").answering("pd", Outcome.LATER).over("a").hasTold();
        room.told.clear();

        room.wants("a").answering("pd", Outcome.SENT).passes(Duration.ofMinutes(60));

        assertThat(room.told).first().extracting(Switchroom::id).isEqualTo("a/2/0/0/0");
    }

    @Test
    void what_is_over_twice_or_was_never_wanted_is_nothing() {
        room.wants("a").silent("pd").over("a").hasTold();

        room.over("a").over("b");

        assertThat(room.hasTold()).isEmpty();
    }
}
