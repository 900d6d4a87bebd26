package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
class OperatorAnswersTest {
    @AutoClose private final FakeRemediator remediator = new FakeRemediator();

    @Test
    void a_window_that_has_not_begun_says_when_it_does() {
        remediator.answers(200, "{\"done\":true,\"id\":\"s-1\",\"from\":\"F\",\"until\":\"U\"}");

        var printed =
                remediator.run(
                        "silence", "add", "a=b", "--from", "F", "--until", "U", "--reason", "x");

        assertThat(printed.out().strip()).isEqualTo("s-1 holds from F until U.");
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

    @Test
    void one_incident_is_told_with_who_has_it_and_who_was_called() {
        remediator.answers(
                200,
                """
                {"id": "inc-1", "acknowledgedBy": "bo", "acknowledgedAt": "T3", "pages": [
                {"at": "T1", "to": "ana by sms", "outcome": "page-failed", "detail": "no credit"},
                {"at": "T2", "to": "bo by voice", "outcome": "page-delivered", "detail": ""}]}
                """);

        assertThat(remediator.run("incidents", "inc-1").out().lines().skip(1))
                .containsExactly(
                        "  taken by bo at T3",
                        "  called ana by sms at T1: page-failed, no credit",
                        "  called bo by voice at T2: page-delivered");
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
