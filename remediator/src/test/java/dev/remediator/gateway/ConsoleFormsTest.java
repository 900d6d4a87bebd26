package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.console.WhatIfAnswer;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms say what scripts say, and are refused as they are.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleFormsTest {
    private static final String PULL =
            "action=pull&scope=everything&other=&reason=it+smokes&by=ada&form=pull&back=/andon";

    private final GatewayBench bench;

    ConsoleFormsTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void a_cord_is_pulled_and_the_page_it_came_from_says_so() throws Exception {
        var answer = sends("/console/andon", PULL);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/andon?told=");
        assertThat(given())
                .isEqualTo(new Command.PullCord(given().id(), "ada", "it smokes", "everything"));
        assertThat(page(answer))
                .contains("Automation is stopped: everything. People are still paged.")
                .contains("role=\"status\"");
    }

    @Test
    void a_group_that_was_typed_is_meant_and_not_the_one_in_the_list() throws Exception {
        var _ = sends("/console/andon", PULL.replace("other=", "other=cluster%3Deu-1"));

        assertThat(given())
                .isEqualTo(new Command.PullCord(given().id(), "ada", "it smokes", "cluster=eu-1"));
    }

    @Test
    void what_is_refused_says_why_in_the_words_of_the_API_and_keeps_what_was_typed()
            throws Exception {
        var answer = sends("/console/andon", PULL.replace("other=", "other=cluster%3Deu-*"));

        assertThat(bench.orders.given()).isEmpty();
        assertThat(page(answer))
                .contains("a cord takes no patterns; pull one for each group, or everything")
                .contains("role=\"alert\"")
                .contains("value=\"cluster=eu-*\"")
                .contains("value=\"it smokes\"");
    }

    @Test
    void what_the_warden_refuses_is_said_too() throws Exception {
        bench.orders.refuses("no such run waits for approval");

        var answer =
                sends(
                        "/console/approval",
                        "run=inc-1-r1&decision=approve&reason=x&form=approval-inc-1-r1&back=/waiting");

        assertThat(page(answer)).contains("no such run waits for approval; GET /api/waiting");
    }

    @Test
    void what_nobody_has_answered_yet_is_not_called_done() throws Exception {
        bench.orders.saysNothing();

        var answer = sends("/console/andon", PULL);

        assertThat(page(answer))
                .contains("It is written down and will be done")
                .doesNotContain("Automation is stopped: everything");
    }

    @ParameterizedTest
    @CsvSource({"approve", "deny"})
    void a_proposal_is_decided(String decision) throws Exception {
        var _ =
                sends(
                        "/console/approval",
                        "run=inc-1-r1&reason=seen&by=bo&back=/waiting&decision=" + decision);

        var id = given().id();
        assertThat(given())
                .isEqualTo(
                        decision.equals("approve")
                                ? new Command.Approve(id, "bo", "seen", "inc-1-r1")
                                : new Command.Deny(id, "bo", "seen", "inc-1-r1"));
    }

    @Test
    void a_silence_is_set_of_matchers_one_a_line() throws Exception {
        var answer =
                sends(
                        "/console/silences",
                        "matchers="
                                + encoded("alertname=DiskFull\r\n\r\n instance=web-* \r\n")
                                + "&for=2h&from=&reason=known&by=bo&form=set&back=/silences");

        assertThat(page(answer)).contains("The silence is set.");
        assertThat(given()).isInstanceOf(Command.SetSilence.class);
        var silence = ((Command.SetSilence) given()).silence();
        assertThat(silence.matchers()).extracting("name").containsExactly("alertname", "instance");
        assertThat(Duration.between(silence.from(), silence.until()))
                .isEqualTo(Duration.ofHours(2));
        assertThat(silence.maintenance()).isFalse();
    }

    @Test
    void a_window_is_planned_in_UTC() throws Exception {
        var _ =
                sends(
                        "/console/silences",
                        "matchers=rack%3D7&for=90m&from="
                                + encoded("2026-12-01T02:00")
                                + "&maintenance=true&reason=moves");

        // It is past or far ahead, depending on today; either way the time was understood.
        assertThat(bench.orders.given())
                .allSatisfy(
                        command ->
                                assertThat(((Command.SetSilence) command).silence().from())
                                        .isEqualTo("2026-12-01T02:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matchers=*            &for=2h    &reason=x | is not of the form label=value",
                "matchers=alertname%3D*&for=2h    &reason=x | would silence everything",
                "matchers=             &for=2h    &reason=x | which would silence everything",
                "matchers=a%3Db        &for=ever  &reason=x | for is 'ever', but must be a duration",
                "matchers=a%3Db        &for=40d   &reason=x | a silence lasts at most 30 days",
                "matchers=a%3Db        &for=2h    &reason=  | reason is missing, but must be said",
                "matchers=a%3Db        &          &reason=x | a silence needs an end",
                "matchers=a%3Db        &for=2h&reason=x&from=soon | must be a time such as"
            })
    void a_silence_that_makes_no_sense_is_refused_beside_its_form(String fields, String sentence)
            throws Exception {
        var answer =
                sends("/console/silences", fields.replace(" ", "") + "&form=set&back=/silences");

        assertThat(bench.orders.given()).isEmpty();
        assertThat(page(answer)).contains(sentence).contains("aria-invalid=\"true\"");
    }

    @Test
    void a_silence_is_ended_early() throws Exception {
        var _ =
                sends(
                        "/console/silence-ending",
                        "silence=silence-1&reason=done+it&by=ada&back=/silences");

        assertThat(given())
                .isEqualTo(new Command.EndSilence(given().id(), "ada", "done it", "silence-1"));
    }

    @Test
    void a_playbook_is_set_to_a_level() throws Exception {
        var _ =
                sends(
                        "/console/autonomy",
                        "playbook=TinyBook&level=propose&reason=weeks&back=/playbooks/TinyBook");

        assertThat(given())
                .isEqualTo(
                        new Command.SetAutonomy(
                                given().id(),
                                "unknown",
                                "weeks",
                                "TinyBook",
                                Autonomy.Level.PROPOSE));
    }

    @Test
    void whoever_has_an_incident_says_so() throws Exception {
        bench.chronicle.decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED);

        var _ =
                sends(
                        "/console/acknowledgement",
                        "incident=inc-1&by=ana&reason=&back=/incidents/inc-1");

        assertThat(bench.responses.told())
                .singleElement()
                .isInstanceOfSatisfying(
                        PageReport.Acknowledged.class,
                        report -> assertThat(report.by()).isEqualTo("ana"));
    }

    @Test
    void an_incident_is_closed_with_a_reason_only() throws Exception {
        bench.chronicle.decides("inc-1", Reason.LADDER_EXHAUSTED, State.PAGED);

        var answer = sends("/console/closing", "incident=inc-1&reason=+&form=close&back=/waiting");

        assertThat(page(answer)).contains("reason is missing, but must be said");
        assertThat(bench.responses.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/andon?told=x",
                "/a\r\nSet-Cookie: x=y",
                "javascript:alert(1)",
                ""
            })
    void nobody_is_led_away_from_here(String back) throws Exception {
        var answer = sends("/console/andon", PULL.replace("back=/andon", "back=" + encoded(back)));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/?told=");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void what_was_typed_is_text_on_the_page_that_says_so() throws Exception {
        var hostile = "\"><script>alert(1)</script>";
        var answer =
                sends(
                        "/console/andon",
                        PULL.replace("other=", "other=" + encoded(hostile))
                                .replace("it+smokes", encoded(hostile)));

        assertThat(page(answer)).doesNotContain("<script>alert").contains("&lt;script");
    }

    @Test
    void a_name_nobody_was_given_says_nothing() throws Exception {
        assertThat(bench.get("/andon?told=made-up").text()).doesNotContain("id=\"told\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data"})
    void what_is_no_form_is_refused(String type) throws Exception {
        var answer = bench.send("POST", "/console/andon", PULL, "Content-Type", type);

        assertThat(answer.status()).isIn(400, 415);
        assertThat(bench.orders.given()).isEmpty();
    }

    @Test
    void a_recording_is_handed_in_as_it_is() throws Exception {
        var heard = new StringJoiner(" ");
        bench.whatIf =
                (file, name, asHere) -> {
                    heard.add(name)
                            .add(new String(file, StandardCharsets.UTF_8))
                            .add(String.valueOf(asHere));
                    return WhatIfAnswer.refused(name, "It says nothing.");
                };

        var answer = uploads("C:\\dir\\<b>.jsonl", "{\"a\": 1}\n", "here");

        assertThat(heard.toString()).isEqualTo("<b>.jsonl {\"a\": 1}\n true");
        assertThat(page(answer)).contains("It says nothing.").contains("&lt;b&gt;.jsonl");
    }

    @Test
    void what_is_pasted_is_decided_about_too() throws Exception {
        bench.whatIf =
                (file, name, asHere) ->
                        WhatIfAnswer.refused(
                                name, new String(file, StandardCharsets.UTF_8) + asHere);

        var answer = uploads("", "", "text");

        assertThat(page(answer)).contains("pasted.csv").contains("typedfalse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; boundary=", "; boundary=other", "; boundary=\"", "; boundary=x"})
    void a_form_with_a_file_that_is_none_is_refused(String boundary) throws Exception {
        var answer =
                bench.send(
                        "POST",
                        "/console/what-if",
                        "--x\r\nContent-Disposition: nothing\r\n\r\nhello",
                        "Content-Type",
                        "multipart/form-data" + boundary);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("reload the page and send it again");
    }

    @Test
    void a_file_that_is_too_large_is_refused() throws Exception {
        var answer = uploads("large", "x".repeat(GatewayBench.MAX_BODY + 1), "here");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("use the command line: remediator replay FILE");
    }

    private GatewayBench.Answered uploads(String fileName, String file, String field)
            throws Exception {
        var body =
                """
                --end
                Content-Disposition: form-data; name="file"; filename="%s"
                Content-Type: application/octet-stream

                %s
                --end
                Content-Disposition: form-data; name="%s"

                typed
                --end
                Content-Disposition: form-data; name="formToken"

                %s
                --end--
                """
                        .formatted(fileName.replace("\\", "\\\\"), file, field, formToken())
                        .replace("\n", "\r\n")
                        .replace("}\r\n\r\n--", "}\n\r\n--");
        return bench.send(
                "POST",
                "/console/what-if",
                body,
                "Content-Type",
                "multipart/form-data; boundary=end");
    }

    private GatewayBench.Answered sends(String path, String fields) throws Exception {
        return bench.send(
                "POST",
                path,
                fields + "&formToken=" + encoded(formToken()),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private String formToken() throws Exception {
        var page = bench.get("/andon").text();
        var token = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private String page(GatewayBench.Answered answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        return bench.get(answer.header("Location").orElseThrow()).text();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Command given() {
        assertThat(bench.orders.given()).hasSize(1);
        return List.copyOf(bench.orders.given()).getFirst();
    }
}
