package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageCommandTest {
    private static final String CALLED =
            """
            {"at": "2026-01-01T03:00:00Z", "reason": "page-called", "why": "somebody is called",
            "facts": "ana by sms"}""";
    private static final String DELIVERED =
            """
            {"at": "2026-01-01T03:00:01Z", "reason": "page-delivered", "why": "it arrived",
            "facts": "ana by sms: SM1\\u001b[31m"}""";
    private static final String REFUSED =
            """
            {"at": "2026-01-01T03:00:01Z", "reason": "page-failed", "why": "it did not arrive",
            "facts": ""}""";
    private static final String WRITTEN_DOWN =
            """
            {"at": "2026-01-01T03:00:01Z", "reason": "page-delivered", "why": "it arrived",
            "facts": "last-resort: spool"}""";
    private static final String ACKNOWLEDGED =
            """
            {"at": "2026-01-01T03:00:09Z", "reason": "acknowledged", "why": "it is taken",
            "facts": "ana, at pagerduty"}""";

    @AutoClose private final FakeRemediator remediator = new FakeRemediator();

    private FakeRemediator.Printed tests(String wait, String... decisions) {
        remediator.answers(
                200,
                "{\"incident\": \"notice-test-1\", \"decisions\": [%s]}"
                        .formatted(String.join(",", decisions)));
        return remediator.run("page", "--test", "web on call", "--wait", wait, "--by", "bo");
    }

    @Test
    void a_test_ends_as_soon_as_somebody_acknowledges() {
        var printed = tests("1h", CALLED, DELIVERED, ACKNOWLEDGED);

        assertThat(printed.code()).isZero();
        assertThat(printed.out())
                .containsSubsequence(
                        "Calling the people of web on call; the test is notice-test-1.",
                        "page-called      ana by sms",
                        "page-delivered   ana by sms: SM1",
                        "acknowledged     ana, at pagerduty",
                        "Somebody has acknowledged");
        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/policies/web%20on%20call/test {\"by\":\"bo\"}",
                        "GET /api/incidents/notice-test-1");
    }

    @Test
    void a_test_that_is_only_written_down_on_the_machine_has_reached_nobody() {
        var printed = tests("0s", CALLED, REFUSED, WRITTEN_DOWN);

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).contains("no call was delivered");
    }

    @Test
    void what_services_say_does_not_reach_the_terminal_as_it_is() {
        assertThat(tests("1h", DELIVERED, ACKNOWLEDGED).out()).doesNotContain("\u001b");
    }

    @Test
    void a_test_that_was_delivered_has_passed_when_the_wait_is_over() {
        var printed = tests("1s", CALLED, DELIVERED);

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).containsOnlyOnce("page-delivered");
    }

    @Test
    void a_test_that_nobody_got_has_failed() {
        var printed = tests("1s", CALLED, REFUSED);

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).contains("page-failed      it did not arrive");
        assertThat(printed.err()).contains("no call was delivered in time");
    }

    @Test
    void a_policy_nobody_knows_is_said_by_the_remediator() {
        remediator.answers(404, "{\"error\": \"there is no policy 'wbe'; there are web\"}");

        var printed = remediator.run("page", "--test", "wbe");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).contains("there is no policy 'wbe'; there are web");
    }

    @Test
    void whoever_has_it_says_so() {
        remediator.answers(202, "{\"incident\": \"inc-1\"}");

        var printed = remediator.run("page", "acknowledge", "inc-1", "--by", "ana");

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).isEqualTo("inc-1 is yours; nobody else is called.\n");
        assertThat(remediator.asked())
                .containsExactly("POST /api/incidents/inc-1/acknowledgement {\"by\":\"ana\"}");
    }

    @Test
    void whoever_has_it_says_that_it_is_over_and_why() {
        remediator.answers(202, "{\"incident\": \"inc-1\"}");

        var printed =
                remediator.run("page", "close", "inc-1", "--by", "ana", "--reason", "by hand");

        assertThat(printed.code()).isZero();
        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/incidents/inc-1/closing"
                                + " {\"reason\":\"by hand\",\"by\":\"ana\"}");
    }

    @Test
    void without_anything_to_do_it_says_what_there_is() {
        var printed = remediator.run("page");

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("say what to do: page --test POLICY");
    }
}
