package dev.remediator.testkit;

import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCall;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remediator.alert.Severity;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Grammar;
import dev.remediator.oncall.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhoIsCalledTest {
    private static final String ZONE = "Europe/Berlin";
    private static final Person ANA = person("ana").by("push").thenBy("voice", minutes(7));
    private static final Person BO = person("bo").by("sms");
    private static final Grammar.Called WEB =
            call(channel("ops-chat"))
                    .and(
                            onCall(
                                    schedule("web", ZONE)
                                            .weekly(MONDAY, "09:00", ANA, BO)
                                            .from("2026-01-05")))
                    .onlyFrom(Severity.ERROR)
                    .after(minutes(5), onCallAt("pd", "P1").by("sms"))
                    .only(between("07:00", "22:00").in(ZONE))
                    .after(minutes(15), channel("pagerduty"));

    @Test
    void at_three_on_a_sunday() {
        assertThat(WhoIsCalled.by(new Web(WEB)).at("2026-01-11T03:00", ZONE))
                .containsExactly(
                        "ops-chat at once",
                        "ana by push at once",
                        "ana by voice after 7 minutes",
                        "pagerduty after 15 minutes");
    }

    @Test
    void a_step_asks_for_its_hours_when_its_time_has_come() {
        assertThat(WhoIsCalled.by(new Web(WEB)).at("2026-01-13T06:56", ZONE))
                .containsExactly(
                        "ops-chat at once",
                        "bo by sms at once",
                        "whoever is on call by P1 by sms after 5 minutes",
                        "pagerduty after 15 minutes");
    }

    @Test
    void about_what_does_not_hurry() {
        assertThat(
                        WhoIsCalled.by(new Web(WEB))
                                .about(Severity.WARNING)
                                .at("2026-01-11T03:00", ZONE))
                .containsExactly("ops-chat at once", "pagerduty after 15 minutes");
    }

    @Test
    void before_the_rotation_begins_it_calls_nobody_of_it() {
        assertThat(WhoIsCalled.by(new Web(WEB)).at("2025-12-31T03:00", ZONE))
                .containsExactly("ops-chat at once", "pagerduty after 15 minutes");
    }

    @Test
    void a_policy_that_could_not_be_loaded_is_refused_here_already() {
        var gap = call(channel("ops-chat")).onlyFrom(Severity.ERROR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WhoIsCalled.by(new Web(gap)))
                .withMessage(
                        "the policy web calls nobody about a warning; add a step without a condition");
    }

    private record Web(Grammar.Called words) implements EscalationPolicy {
        @Override
        public CallPlan plan() {
            return words.untilSomebodyTakesIt();
        }

        @Override
        public String name() {
            return "web";
        }
    }
}
