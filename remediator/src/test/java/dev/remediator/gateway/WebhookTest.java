package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebhookTest {
    private static final String HOOK = "/webhooks/alertmanager";
    private static final String TWO =
            webhook(alert("InstanceDown", "web-1"), alert("Other", "web-2"));

    private final GatewayBench bench;

    WebhookTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void alerts_that_are_durable_are_accepted_with_their_count() throws Exception {
        var answer = bench.post(HOOK, TWO);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(bench.ledger.kept()).hasSize(2);
    }

    @Test
    void the_resource_is_decided_at_the_door() throws Exception {
        bench.post(HOOK, TWO);
        assertThat(bench.ledger.kept())
                .extracting(Alert::resource)
                .containsExactly("node/web-1", "instance/web-2");
    }

    @Test
    void the_Alertmanager_API_answers_as_Alertmanager_does() throws Exception {
        var answer = bench.post("/api/v2/alerts", "[" + alert("InstanceDown", "web-1") + "]");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/alertmanager", "/api/v2/alerts"})
    void a_message_without_alerts_is_answered_like_one_with(String path) throws Exception {
        var answer = bench.post(path, webhook());
        assertThat(answer.status()).isBetween(200, 202);
        assertThat(answer.json().path("accepted").asInt()).isZero();
        assertThat(answer.json().path("ignored").asString())
                .isEqualTo("the message holds no alerts");
    }

    @Test
    void what_cannot_be_read_is_refused_with_a_sentence_and_the_field() throws Exception {
        var answer = bench.post(HOOK, "{\"alerts\": [{\"labels\": []}]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isNotBlank();
        assertThat(answer.json().path("field").asString()).isEqualTo("alerts/0/labels");
    }

    @Test
    void the_bytes_of_what_is_refused_are_kept() throws Exception {
        bench.post(HOOK, "no JSON");
        var letter = bench.ledger.buried().getFirst();
        assertThat(letter.text()).isEqualTo("no JSON");
        assertThat(letter.from()).isEqualTo("POST /webhooks/alertmanager");
        assertThat(letter.reason()).startsWith("the body is not JSON");
        assertThat(bench.ledger.kept()).isEmpty();
    }

    @Test
    void an_empty_body_is_refused() throws Exception {
        assertThat(bench.post(HOOK, "").status()).isEqualTo(400);
        assertThat(bench.ledger.buried()).hasSize(1);
    }

    @Test
    void a_body_of_just_the_largest_size_is_taken() throws Exception {
        var most = TWO + " ".repeat(GatewayBench.MAX_BODY - TWO.length());
        assertThat(bench.post(HOOK, most).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {GatewayBench.MAX_BODY + 1, 1_000_000, 20_000_000})
    void a_body_that_is_too_large_is_refused_and_its_beginning_kept(int size) throws Exception {
        var answer = bench.post(HOOK, "x".repeat(size));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.error())
                .isEqualTo(
                        "the body is larger than 100000 bytes;"
                                + " split it or raise http.max-body-bytes");
        assertThat(bench.ledger.buried().getFirst().text()).isEqualTo("x".repeat(64 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/alertmanager", "/api/v2/alerts"})
    void what_is_not_durable_is_to_be_sent_again(String path) throws Exception {
        bench.ledger.goesAway();
        var answer = bench.post(path, TWO);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.error()).isEqualTo("Kafka is away; send it again");
    }

    @Test
    void a_refusal_that_cannot_be_kept_is_to_be_sent_again() throws Exception {
        bench.ledger.goesAway();
        var answer = bench.post(HOOK, "no JSON");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void what_is_too_large_and_cannot_be_kept_is_to_be_sent_again() throws Exception {
        bench.ledger.goesAway();
        var answer = bench.post(HOOK, "x".repeat(GatewayBench.MAX_BODY + 1));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void when_Kafka_is_back_everything_is_taken_again() throws Exception {
        bench.ledger.goesAway();
        bench.post(HOOK, TWO);
        bench.ledger.comesBack();
        assertThat(bench.post(HOOK, TWO).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ""})
    void a_bug_of_ours_is_to_be_sent_again_and_does_not_show(String body) throws Exception {
        var answer = bench.post("/webhooks/clumsy", body);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text()).doesNotContain("secret", "Exception", "Error");
        assertThat(bench.ledger.buried())
                .allMatch(one -> one.reason().startsWith("reading it failed because of a bug"))
                .extracting(FakeLedger.Letter::text)
                .containsExactly(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nagios", "Alertmanager", "alertmanager%20", "..", "%2e%2e", "$(id)"})
    void an_unknown_source_is_told_which_there_are(String source) throws Exception {
        var path = "/webhooks/" + source.replace("$(id)", "$%28id%29");
        var answer = bench.post(path, TWO);
        // With two dots it is the first page, which takes no POST.
        assertThat(answer.status()).isIn(400, 404, 405);
        if (answer.status() == 404 && !source.contains(".") && !source.contains("%2e")) {
            assertThat(answer.error()).contains("there are: alertmanager, asking, clumsy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "ignored", "refused", "unavailable"})
    void every_outcome_is_counted(String outcome) throws Exception {
        bench.post(HOOK, TWO);
        bench.post(HOOK, webhook());
        bench.post(HOOK, "no JSON");
        bench.ledger.goesAway();
        bench.post(HOOK, TWO);
        var counted =
                bench.metrics
                        .get("remediator.alerts")
                        .tags("source", "alertmanager", "outcome", outcome)
                        .counter()
                        .count();
        assertThat(counted).isEqualTo(outcome.equals("accepted") ? 2 : 1);
    }
}
