package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorCommandsTest {
    @AutoClose private final FakeRemediator remediator = new FakeRemediator();

    @Test
    void a_cord_is_pulled() {
        var printed = remediator.run("andon", "pull", "--reason", "it smokes", "--by", "ada");

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).startsWith("Automation is stopped: everything.");
        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/andon {\"reason\":\"it smokes\",\"by\":\"ada\","
                                + "\"action\":\"pull\",\"scope\":\"everything\"}");
    }

    @Test
    void whoever_is_logged_in_says_so() {
        remediator.run("andon", "release", "--scope", "cluster=eu-1", "--reason", "over");

        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/andon {\"reason\":\"over\",\"by\":\""
                                + System.getProperty("user.name")
                                + "\",\"action\":\"release\",\"scope\":\"cluster=eu-1\"}");
    }

    @ParameterizedTest
    @CsvSource({"approve", "deny"})
    void a_proposal_is_decided(String decision) {
        var printed = remediator.run(decision, "inc-1-r1", "--reason", "seen", "--by", "bo");

        assertThat(printed.code()).isZero();
        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/runs/inc-1-r1/approval {\"reason\":\"seen\",\"by\":\"bo\","
                                + "\"decision\":\""
                                + decision
                                + "\"}");
    }

    @Test
    void a_silence_is_set_for_so_long() {
        remediator.answers(
                200, "{\"done\":true,\"id\":\"silence-1\",\"until\":\"2026-01-01T05:00:00Z\"}");

        var printed =
                remediator.run(
                        "silence",
                        "add",
                        "a=b",
                        "c!=d*",
                        "--for",
                        "2h",
                        "--reason",
                        "x",
                        "--by",
                        "bo");

        assertThat(printed.out().strip()).isEqualTo("silence-1 holds until 2026-01-01T05:00:00Z.");
        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/silences {\"reason\":\"x\",\"by\":\"bo\","
                                + "\"matchers\":[\"a=b\",\"c!=d*\"],\"for\":\"PT2H\"}");
    }

    @Test
    void a_window_is_set_from_then_until_then() {
        remediator.run(
                "silence",
                "add",
                "a=b",
                "--maintenance",
                "--from",
                "F",
                "--until",
                "U",
                "--reason",
                "x",
                "--by",
                "bo");

        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/silences {\"reason\":\"x\",\"by\":\"bo\",\"matchers\":[\"a=b\"],"
                                + "\"until\":\"U\",\"from\":\"F\",\"maintenance\":true}");
    }

    @Test
    void a_silence_is_ended() {
        remediator.run("silence", "end", "silence-1", "--reason", "all done", "--by", "bo");

        assertThat(remediator.asked())
                .containsExactly("DELETE /api/silences/silence-1?reason=all%20done&by=bo");
    }

    @Test
    void a_playbook_is_set_to_a_level() {
        remediator.run("autonomy", "Heal Node", "propose", "--reason", "new", "--by", "bo");

        assertThat(remediator.asked())
                .containsExactly(
                        "POST /api/playbooks/Heal%20Node/autonomy {\"reason\":\"new\","
                                + "\"by\":\"bo\",\"level\":\"propose\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "andon pull",
                "andon release",
                "approve run-1",
                "deny run-1",
                "silence add a=b --for 1h",
                "silence end s-1",
                "autonomy HealNode auto"
            })
    void nothing_is_said_without_a_reason(String command) {
        var printed = remediator.run(command.split(" "));

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).contains("--reason");
        assertThat(remediator.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "andon push --reason x",
                "approve --reason x",
                "silence",
                "silence add --for 1h --reason x",
                "silence add a=b --reason x",
                "silence add a=b --for 1h --until T --reason x",
                "silence add a=b --for soon --reason x",
                "silence add a=b --for 1.5h --reason x",
                "silence end --reason x",
                "autonomy HealNode --reason x"
            })
    void who_calls_it_wrongly_is_told_so(String command) {
        var printed = remediator.run(command.split(" "));

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err()).startsWith("remediator: ").doesNotContain("Error:");
        assertThat(remediator.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:8080", "ftp://h", "http://", "h", "http:// h", "http://h/?a"})
    void an_address_that_is_none_is_refused_by_its_option(String url) {
        var printed = FakeRemediator.line("waiting", "--url", url);

        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.err())
                .startsWith("remediator: --url is '" + url + "', but must be such as");
    }

    @Test
    void an_address_may_end_with_a_slash() {
        remediator.answers(200, "{\"waiting\":[]}");

        assertThat(FakeRemediator.line("waiting", "--url", remediator.url() + "/").code()).isZero();
        assertThat(remediator.asked()).containsExactly("GET /api/waiting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "andon",
                "andon pull",
                "andon release",
                "approve",
                "deny",
                "silence",
                "silence add",
                "silence list",
                "silence end",
                "autonomy",
                "groups",
                "waiting",
                "incidents"
            })
    void help_has_an_example(String command) {
        var printed = FakeRemediator.line((command + " --help").split(" "));

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).contains("\n  remediator " + command);
    }
}
