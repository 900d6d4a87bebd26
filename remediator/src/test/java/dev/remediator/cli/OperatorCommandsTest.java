package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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
    private final FakeRemediator remediator;

    OperatorCommandsTest() throws IOException {
        remediator = new FakeRemediator();
    }

    @AfterEach
    void closes() {
        remediator.close();
    }

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
    void a_window_that_has_not_begun_says_when_it_does() {
        remediator.answers(200, "{\"done\":true,\"id\":\"s-1\",\"from\":\"F\",\"until\":\"U\"}");

        var printed =
                remediator.run(
                        "silence", "add", "a=b", "--from", "F", "--until", "U", "--reason", "x");

        assertThat(printed.out().strip()).isEqualTo("s-1 holds from F until U.");
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
    @CsvSource(
            delimiter = '|',
            value = {
                "andon | cords | No cord is pulled; automation runs.",
                "silence list | silences | Nothing is silenced.",
                "groups | groups | All groups are quiet.",
                "waiting | waiting | Nothing waits.",
                "incidents | incidents | There are no incidents."
            })
    void what_is_empty_says_so(String command, String list, String said) {
        remediator.answers(200, "{\"" + list + "\":[]}");

        assertThat(remediator.run(command.split(" ")).out().strip()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "andon | cords | {'at':'T','scope':'rack=7','by':'ada','why':'smoke'} | T rack=7 pulled by ada: smoke",
                "silence list | silences | {'id':'s-1','active':true,'maintenance':false,'matchers':['a=b','c=d'],'from':'F','until':'U','by':'bo','why':'w'} | s-1 silenced F to U a=b c=d bo: w",
                "groups | groups | {'group':'rack=7','weather':'storm','unwell':3,'size':9,'mayBeUnwell':2,'inFlight':2,'destructive':1,'budgets':{'destructive':1,'remedies':10}} | rack=7 storm 3 of 9 unwell (at most 2), 2 in flight (at most 10), 1 of them destructive (at most 1)",
                "groups | groups | {'group':'everything','weather':'storm','unwell':3,'size':9,'mayBeUnwell':2,'inFlight':2,'destructive':1,'budgets':{'destructive':1}} | everything storm 3 of 9 unwell (at most 2), 2 in flight, 1 of them destructive (at most 1)",
                "waiting | waiting | {'run':'r','resource':'node/a','remedy':'restart','reason':'storm','scope':'rack=7','since':'S','why':'W','advice':'A.'} | r node/a restart storm (rack=7) since S W. A.",
                "waiting | waiting | {'run':'','incident':'inc-1','resource':'node/a','remedy':'','since':'S'} | inc-1 node/a page () since S .",
                "incidents | incidents | {'id':'i','state':'acting','alert':'A','resource':'r','openedAt':'T','reason':'w'} | i acting A r T w",
            })
    void each_entry_is_a_line_for_people_or_for_programs(
            String command, String list, String entry, String line) {
        var json = entry.replace('\'', '"');
        remediator.answers(200, "{\"" + list + "\":[" + json + "]}");
        var words = command.split(" ");

        var printed = remediator.run(words).out().strip().replaceAll("\\s+", " ");

        assertThat(printed).isEqualTo(line);
        assertThat(remediator.run((command + " --json").split(" ")).out().strip()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'reason':'approval-wanted','scope':'inc-1-r1','advice':'remediator approve RUN, or deny.' | remediator approve inc-1-r1, or deny.",
                "'reason':'silenced','scope':'silence-1','advice':'End it: remediator silence end ID.' | End it: remediator silence end silence-1 --reason TEXT.",
                "'reason':'andon','scope':'rack=7','advice':'remediator andon release --reason TEXT.' | remediator andon release --scope rack=7 --reason TEXT.",
                "'reason':'andon','scope':'everything','advice':'remediator andon release --reason TEXT.' | remediator andon release --reason TEXT.",
                "'reason':'andon','scope':'rack=7; rm -rf /','advice':'remediator andon release --reason TEXT.' | --scope 'rack=7; rm -rf /' --reason TEXT.",
            },
            quoteCharacter = '`')
    void what_can_be_done_is_said_so_that_it_can_be_copied(String waiting, String line) {
        remediator.answers(
                200,
                "{\"waiting\":[{\"run\":\"inc-1-r1\",%s}]}".formatted(waiting.replace('\'', '"')));

        assertThat(remediator.run("waiting").out()).contains(line);
    }

    @Test
    void what_waits_for_a_person_says_until_when() {
        remediator.answers(200, "{\"waiting\":[{\"run\":\"r\",\"since\":\"S\",\"until\":\"U\"}]}");

        assertThat(remediator.run("waiting").out()).contains("since S until U");
    }

    @ParameterizedTest
    @ValueSource(strings = {"001b", "0007", "000a", "009b", "202e", "200b", "2028"})
    void what_an_alert_says_does_not_move_the_cursor(String hostile) {
        remediator.answers(
                200,
                "{\"cords\":[{\"at\":\"T\",\"scope\":\"a\\u%s[2Jb\",\"by\":\"b\",\"why\":\"w\"}]}"
                        .formatted(hostile));

        assertThat(remediator.run("andon").out()).contains("a?[2Jb").hasLineCount(1);
    }

    @Test
    void what_is_wrong_is_said_in_one_line() {
        remediator.answers(400, "{\"error\":\"there is no 'a\\nb\\u001b[31m'\"}");

        assertThat(remediator.run("andon").err())
                .isEqualTo("remediator: there is no 'a?b?[31m'" + System.lineSeparator());
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
    @CsvSource({"400,2", "404,1", "409,1", "503,1"})
    void what_is_refused_there_is_said_here(int status, int code) {
        remediator.answers(status, "{\"error\":\"no cord is pulled for it\"}");

        var printed = remediator.run("andon", "release", "--reason", "x");

        assertThat(printed.code()).isEqualTo(code);
        assertThat(printed.err().strip()).isEqualTo("remediator: no cord is pulled for it");
        assertThat(printed.out()).isEmpty();
    }

    @Test
    void what_is_not_confirmed_is_not_done() {
        remediator.answers(202, "{\"accepted\":true}");

        var printed = remediator.run("andon", "pull", "--reason", "x");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).contains("written down").contains("or say it again");
    }

    @Test
    void something_else_that_answers_is_no_remediator() {
        remediator.answers(200, "<html>");

        var printed = remediator.run("waiting");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).contains("is no remediator; say --url");
    }

    @Test
    void nobody_who_answers_is_said_to_be_nobody() {
        var printed = FakeRemediator.line("groups", "--url", "http://127.0.0.1:1");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.err()).contains("no remediator answers at http://127.0.0.1:1");
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

    @Test
    void one_incident_is_told_with_its_decisions() {
        remediator.answers(
                200,
                "{\"id\":\"inc-1\",\"decisions\":[{\"at\":\"T\",\"reason\":\"storm\",\"facts\":\"3 of 9\"}]}");

        assertThat(remediator.run("incidents", "inc-1").out())
                .contains("T  storm")
                .contains("3 of 9");
        assertThat(remediator.asked()).isEqualTo(List.of("GET /api/incidents/inc-1"));
    }
}
