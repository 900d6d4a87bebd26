package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.at;
import static dev.remediator.escalation.Switchroom.plan;
import static dev.remediator.escalation.Switchroom.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LostPagesTest {
    private final Switchroom room = new Switchroom(plan(step(0, at("pd")), step(5, at("sms"))));

    @ParameterizedTest
    @CsvSource({"LATER, LATER", "REFUSED, REFUSED", "LATER, UNCLEAR", "UNCLEAR, REFUSED"})
    void when_nobody_is_reached_it_is_written_down_and_is_an_incident_of_its_own(
            Outcome first, Outcome second) {
        room.answering("pd", first).answering("sms", second).wants("a");

        assertThat(room.hasTold())
                .containsExactly("trigger pd", "trigger sms", "trigger last-resort");
        assertThat(room.log)
                .filteredOn(d -> d.reason() == Reason.PAGE_LOST)
                .extracting(Decision::incident, Decision::alert, Decision::closes)
                .containsExactly(
                        tuple("a", "Down", false), tuple("notice-lost-a", "PageLost", false));
    }

    @Test
    void the_first_channel_that_takes_it_ends_the_loss() {
        room.answering("pd", Outcome.LATER).answering("sms", Outcome.REFUSED).wants("a");
        room.reasons();

        room.answering("pd", Outcome.SENT).minutes(2);

        assertThat(room.log)
                .filteredOn(d -> d.reason() == Reason.PAGE_RECOVERED)
                .extracting(Decision::incident, Decision::closes)
                .containsExactly(tuple("a", false), tuple("notice-lost-a", true));
        assertThat(room.file("a").lost()).isFalse();
    }

    @Test
    void what_was_refused_is_tried_again_for_want_of_anything_better() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.REFUSED).wants("a");
        room.hasTold();

        room.passes(Duration.ofMinutes(1 + 2 + 4 + 8 + 15));

        assertThat(room.told).filteredOn(n -> n.channel().equals("pd")).hasSize(5);
        assertThat(room.told).noneMatch(n -> n.channel().equals(Rulebook.LAST_RESORT));
    }

    @Test
    void what_may_have_arrived_is_not_repeated_even_then() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.UNCLEAR).wants("a");
        room.hasTold();

        room.minutes(59);

        assertThat(room.hasTold()).containsOnly("trigger pd");
    }

    @Test
    void the_loss_is_over_with_the_page_and_the_spool_is_told() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.REFUSED).wants("a");
        room.hasTold();

        room.over("a");

        assertThat(room.hasTold()).containsExactly("resolve last-resort");
        assertThat(room.log.getLast())
                .extracting(Decision::incident, Decision::reason, Decision::closes)
                .containsExactly("notice-lost-a", Reason.RESOLVED_AFTER_PAGE, true);
        assertThat(room.files.names("page")).isEmpty();
    }

    @Test
    void a_lost_page_that_comes_again_calls_at_once_since_nobody_was_called() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.REFUSED).wants("a");
        room.over("a").answering("pd", Outcome.SENT).hasTold();

        room.wants("a");

        assertThat(room.hasTold()).containsExactly("trigger pd");
    }

    @Test
    void the_last_resort_itself_is_tried_until_it_takes_the_page() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.REFUSED);
        room.answering(Rulebook.LAST_RESORT, Outcome.REFUSED).wants("a").minutes(1);

        room.answering(Rulebook.LAST_RESORT, Outcome.SENT).minutes(2);

        assertThat(room.told)
                .filteredOn(n -> n.channel().equals(Rulebook.LAST_RESORT))
                .extracting(Notification::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void the_last_resort_is_tried_in_every_round_until_it_takes_the_page() {
        room.answering("pd", Outcome.REFUSED).answering("sms", Outcome.REFUSED);
        room.answering(Rulebook.LAST_RESORT, Outcome.REFUSED).wants("a").minutes(65).hasTold();

        room.answering(Rulebook.LAST_RESORT, Outcome.SENT).minutes(15);

        assertThat(room.hasTold()).containsOnlyOnce("trigger last-resort");
    }

    @Test
    void a_policy_that_calls_nobody_calls_every_channel_in_turn() {
        var empty = new Switchroom(plan());

        empty.wants("a").minutes(5);

        assertThat(empty.hasTold()).containsExactly("trigger pd", "trigger chat");
    }
}
