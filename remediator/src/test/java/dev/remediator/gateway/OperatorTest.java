package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.playbook.Autonomy;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people tell automation, as far as the door.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorTest {
    private static final String PULL =
            """
            {"action": "pull", "scope": "cluster=eu-1", "reason": "it smokes", "by": "ada"}""";

    private final GatewayBench bench;

    OperatorTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void a_cord_is_pulled_with_who_and_why() throws Exception {
        var answer = bench.say("/api/andon", PULL);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"done\":true,\"scope\":\"cluster=eu-1\"}\n");
        assertThat(given())
                .isEqualTo(new Command.PullCord(given().id(), "ada", "it smokes", "cluster=eu-1"));
    }

    @Test
    void a_cord_is_for_everything_and_by_nobody_known_where_nothing_is_said() throws Exception {
        bench.say("/api/andon", "{\"action\": \"release\", \"reason\": \"over\"}");

        assertThat(given())
                .isEqualTo(new Command.ReleaseCord(given().id(), "unknown", "over", "everything"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "cluster=eu-1", "rack=7", "playbook=TinyBook"})
    void a_cord_is_for_something_that_there_may_be(String scope) throws Exception {
        assertThat(pull(scope).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Everything         | must be everything, a group such as cluster=eu-1",
                "cluster            | must be everything, a group such as cluster=eu-1",
                "cluster=           | must be everything, a group such as cluster=eu-1",
                "=eu-1              | must be everything, a group such as cluster=eu-1",
                "cluster=eu-*       | takes no patterns; pull one for each group",
                "region=eu          | groups are made of the labels cluster, zone, rack, service",
                "fleet=web          | the settings know no such fleet",
                "playbook=HealTheWorld | there is no playbook 'HealTheWorld'; there are TinyBook"
            })
    void a_cord_that_would_stop_nothing_is_refused(String scope, String sentence) throws Exception {
        var answer = pull(scope);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith("scope is '" + scope + "'").contains(sentence);
        assertThat(bench.orders.given()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"approve", "deny"})
    void a_proposal_is_decided(String decision) throws Exception {
        var answer =
                bench.say(
                        "/api/runs/inc-1-r1/approval",
                        "{\"decision\": \""
                                + decision
                                + "\", \"reason\": \"seen\", \"by\": \"bo\"}");

        assertThat(answer.text()).isEqualTo("{\"done\":true,\"run\":\"inc-1-r1\"}\n");
        var id = given().id();
        assertThat(given())
                .isEqualTo(
                        decision.equals("approve")
                                ? new Command.Approve(id, "bo", "seen", "inc-1-r1")
                                : new Command.Deny(id, "bo", "seen", "inc-1-r1"));
    }

    @ParameterizedTest
    @CsvSource({"shadow,SHADOW", "propose,PROPOSE", "auto,AUTO"})
    void a_playbook_is_set_to_a_level(String word, Autonomy.Level level) throws Exception {
        bench.say(
                "/api/playbooks/TinyBook/autonomy",
                "{\"level\": \"" + word + "\", \"reason\": \"two good weeks\"}");

        assertThat(given())
                .isEqualTo(
                        new Command.SetAutonomy(
                                given().id(), "unknown", "two good weeks", "TinyBook", level));
    }

    @Test
    void a_playbook_nobody_has_loaded_is_not_found() throws Exception {
        var answer =
                bench.say(
                        "/api/playbooks/Nobody/autonomy",
                        "{\"level\": \"auto\", \"reason\": \"x\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("there is no playbook 'Nobody'; there are TinyBook");
    }

    @Test
    void a_silence_is_ended_early() throws Exception {
        var answer = bench.send("DELETE", "/api/silences/silence-1?reason=done%20it&by=ada", "");

        assertThat(answer.text()).isEqualTo("{\"done\":true,\"id\":\"silence-1\"}\n");
        assertThat(given())
                .isEqualTo(new Command.EndSilence(given().id(), "ada", "done it", "silence-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',reason is missing",
        "?reason=,reason is ''",
        "?reasn=x,there is no key 'reasn'"
    })
    void a_silence_is_not_ended_without_a_reason(String query, String sentence) throws Exception {
        var answer = bench.send("DELETE", "/api/silences/silence-1" + query, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/andon | {} | action is missing, but must be said",
                "/api/andon | {\"action\": \"pull\"} | reason is missing, but must be said",
                "/api/andon | {\"action\": \"pull\", \"reason\": \" \"} | reason is ' ', but must be said",
                "/api/andon | {\"action\": \"pul\", \"reason\": \"x\"} | action is 'pul', but must be one of pull, release",
                "/api/andon | {\"action\": 1, \"reason\": \"x\"} | action is 1, but must be text",
                "/api/andon | {\"action\": \"pull\", \"reason\": null} | reason is null, but must be text",
                "/api/andon | {\"action\": \"pull\", \"scop\": \"x\"} | there is no key 'scop'; did you mean 'scope'?",
                "/api/andon | {\"action\": \"pull\", \"action\": \"release\"} | the body is no JSON object: Duplicate",
                "/api/andon | [] | the body is no JSON object; send one such as",
                "/api/andon | {} {} | the body is no JSON object: Trailing token",
                "/api/andon | {\"action\" | the body is no JSON object: ",
                "/api/runs/r/approval | {\"decision\": \"maybe\", \"reason\": \"x\"} | decision is 'maybe', but must be one of approve, deny",
                "/api/runs/r/approval | {\"decision\": \"deny\"} | reason is missing",
                "/api/playbooks/TinyBook/autonomy | {\"reason\": \"x\"} | level is missing",
                "/api/playbooks/TinyBook/autonomy | {\"level\": \"AUTO\", \"reason\": \"x\"} | level is 'AUTO', but must be one of shadow, propose, auto",
                "/api/playbooks/TinyBook/autonomy | {\"level\": \"auto\"} | reason is missing",
            })
    void what_makes_no_sense_is_refused_by_its_key(String path, String body, String sentence)
            throws Exception {
        var answer = bench.say(path, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(sentence).hasLineCount(1);
        assertThat(bench.orders.given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "x"})
    void no_form_on_another_site_can_pull_a_cord(String type) throws Exception {
        var answer = bench.send("POST", "/api/andon", PULL, "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.error())
                .isEqualTo("Content-Type is '" + type + "', but must be application/json");
        assertThat(bench.orders.given()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON"})
    void JSON_is_JSON_however_it_is_spelt(String type) throws Exception {
        assertThat(bench.send("POST", "/api/andon", PULL, "Content-Type", type).status())
                .isEqualTo(200);
    }

    @Test
    void a_body_without_a_type_is_refused() throws Exception {
        assertThat(bench.post("/api/andon", PULL).status()).isEqualTo(415);
    }

    @Test
    void a_body_without_end_is_refused() throws Exception {
        var long_ = "{\"reason\": \"" + "x".repeat(70_000) + "\"}";
        assertThat(bench.say("/api/andon", long_).status()).isEqualTo(413);
    }

    @Test
    void a_reason_without_end_is_refused() throws Exception {
        var novel = "{\"action\": \"pull\", \"reason\": \"" + "x".repeat(1001) + "\"}";
        assertThat(bench.say("/api/andon", novel).error())
                .isEqualTo("reason is longer than 1000 characters; shorten it");
    }

    @Test
    void what_the_warden_refuses_is_a_conflict() throws Exception {
        bench.orders.refuses("no such run waits for approval");

        var answer =
                bench.say(
                        "/api/runs/inc-1-r1/approval",
                        "{\"decision\": \"approve\", \"reason\": \"x\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error())
                .isEqualTo(
                        "no such run waits for approval; GET /api/waiting (remediator waiting) lists those that do");
    }

    @Test
    void while_Kafka_is_away_nothing_is_promised() throws Exception {
        bench.orders.goesAway();

        var answer = bench.say("/api/andon", PULL);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.error()).isEqualTo("Kafka does not take it now; send it again");
    }

    private GatewayBench.Answered pull(String scope) throws Exception {
        return bench.say(
                "/api/andon",
                "{\"action\": \"pull\", \"scope\": \"" + scope + "\", \"reason\": \"x\"}");
    }

    private Command given() {
        assertThat(bench.orders.given()).hasSize(1);
        return bench.orders.given().getFirst();
    }
}
