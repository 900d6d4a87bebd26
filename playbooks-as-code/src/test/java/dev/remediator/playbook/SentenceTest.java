package dev.remediator.playbook;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.node;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.seconds;
import static dev.remediator.playbook.Playbooks.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SentenceTest {

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
