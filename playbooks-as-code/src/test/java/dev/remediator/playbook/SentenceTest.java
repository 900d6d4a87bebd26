package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.atMost;
import static dev.remediator.playbook.Playbooks.group;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.playbook.Autonomy.Lapse;
import dev.remediator.port.Node;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SentenceTest {
    private static final Grammar.Locked<Node> LOCKED =
            when(alert("A")).lock(node(label("instance")));

    @Test
    void a_playbook_prints_as_the_sentence_its_code_reads_as() {
        var plan =
                when(alert("InstanceDown").where(label("job").is("web")).heldFor(minutes(2)))
                        .lock(node(label("instance")))
                        .first("restart the service", Says::nothing)
                        .holding(minutes(1))
                        .then("drain and reboot", Says::nothing)
                        .holding(minutes(5))
                        .lastly("terminate and reprovision", Says::nothing)
                        .holding(hours(1))
                        .destructive()
                        .otherwise(page("web-on-call"));
        assertThat(plan.sentence())
                .isEqualTo(
                        "When InstanceDown fires where job is web and has done so for 2 minutes,"
                                + " lock the node in label instance;"
                                + " first restart the service, which must hold for 1 minute;"
                                + " then drain and reboot, which must hold for 5 minutes;"
                                + " lastly terminate and reprovision (destructive), which must hold for 1"
                                + " hour;"
                                + " otherwise page web-on-call.");
    }

    @Test
    void a_playbook_without_remedies_only_pages() {
        assertThat(Says.paging("Any", alert("DiskFull")).plan().sentence())
                .isEqualTo(
                        "When DiskFull fires, lock the node in label instance; otherwise page on-call.");
    }

    @Test
    void the_last_remedy_is_told_with_the_word_that_was_said() {
        var plan =
                LOCKED.first("restart", Says::nothing)
                        .holding(seconds(0))
                        .then("reboot", Says::nothing)
                        .holding(seconds(0))
                        .otherwise(page("on-call"));
        assertThat(plan.sentence()).contains("; first restart; then reboot; otherwise");
    }

    @Test
    void budgets_are_told_after_the_lock() {
        var plan =
                LOCKED.within(group(label("cluster")), atMost(1).atOnce(), atMost(5).per(hours(1)))
                        .within(group(label("zone")), atMost(2).per(minutes(10)))
                        .otherwise(page("on-call"));
        assertThat(plan.sentence())
                .isEqualTo(
                        "When A fires, lock the node in label instance,"
                                + " within its cluster at most 1 at once and at most 5 per hour,"
                                + " within its zone at most 2 per 10 minutes;"
                                + " otherwise page on-call.");
    }

    @Test
    void a_remedy_on_the_alert_alone_says_so() {
        var plan =
                LOCKED.first("replace", Says::nothing)
                        .destructiveOnTheAlertAlone()
                        .otherwise(page("on-call"));
        assertThat(plan.sentence())
                .contains("first replace (destructive, on the alert alone), which");
    }

    @Test
    void a_plan_that_only_watches_says_so() {
        assertThat(LOCKED.otherwise(page("on-call")).inShadow().sentence())
                .endsWith("page on-call. It only watches: it decides and acts on nothing.");
    }

    @ParameterizedTest
    @CsvSource({"PAGE, pages", "ACT, acts", "LEAVE, does nothing"})
    void a_plan_that_asks_says_what_happens_when_nobody_answers(Lapse lapse, String word) {
        var plan = LOCKED.otherwise(page("on-call")).proposing(minutes(15), lapse);
        assertThat(plan.sentence())
                .endsWith(
                        "page on-call. It asks before each remedy, and "
                                + word
                                + " when nobody answers within 15 minutes.");
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S,  second",
        "PT1M,  minute",
        "PT1H,  hour",
        "PT2H,  2 hours",
        "PT90S, 90 seconds",
        "PT10H, 10 hours",
        "PT1.5S, 1500 ms"
    })
    void one_of_a_time_is_just_the_time(Duration time, String spelt) {
        assertThat(atMost(3).per(time).sentence()).isEqualTo("at most 3 per " + spelt);
    }

    @ParameterizedTest
    @CsvSource({"SHADOW, shadow", "PROPOSE, propose", "AUTO, auto"})
    void a_level_of_autonomy_has_a_word(Autonomy.Level level, String word) {
        assertThat(level.word()).isEqualTo(word);
    }

    @Test
    void questions_about_labels_are_joined_with_and() {
        var pattern =
                alert("A")
                        .where(label("env").isOneOf("prod", "stage"))
                        .where(label("team").isNot("lab"))
                        .where(label("job").is("web"));
        assertThat(pattern.sentence())
                .isEqualTo(
                        "When A fires where env is prod or stage and team is not lab and job is web");
    }

    @Test
    void a_remedy_that_need_not_hold_does_not_say_so() {
        assertThat(rung(seconds(0)).sentence()).isEqualTo("restart");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.25S, 250 ms",
        "PT1.5S,  1500 ms",
        "PT1S,    1 second",
        "PT59S,   59 seconds",
        "PT1M,    1 minute",
        "PT90S,   90 seconds",
        "PT10M,   10 minutes",
        "PT1H,    1 hour",
        "PT90M,   90 minutes",
        "PT48H,   48 hours",
    })
    void times_are_spelt_as_people_say_them(Duration time, String spelt) {
        assertThat(rung(time).sentence()).isEqualTo("restart, which must hold for " + spelt);
    }

    private static Rung<?> rung(Duration holding) {
        return when(alert("A"))
                .lock(node(label("instance")))
                .first("restart", Says::nothing)
                .holding(holding)
                .otherwise(page("on-call"))
                .rungs()
                .getFirst();
    }
}
