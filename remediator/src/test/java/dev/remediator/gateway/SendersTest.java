package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Reading;
import dev.remediator.adapter.authentication.Authentication;
import dev.remediator.adapter.authentication.QueryToken;
import dev.remediator.adapter.authentication.Secrets;
import dev.remediator.adapter.authentication.Verdict;
import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may send, and what strangers are told.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SendersTest {
    private static final AdapterRegistry ADAPTERS = AdapterRegistry.load();
    private static final String ONE = webhook(alert("InstanceDown", "web-1"));

    private final GatewayBench bench;

    SendersTest() throws IOException {
        bench =
                new GatewayBench(
                        Policy.DEFAULT,
                        new Integrations(
                                ADAPTERS,
                                List.of(
                                        sender("eu", "alertmanager", says("eu-secret")),
                                        sender("us", "alertmanager", says("us-secret")),
                                        sender("pd", "pagerduty", says("pd-secret")),
                                        sender("slow", "sentry", _ -> new Verdict.Unknown("away")),
                                        sender(
                                                "robot",
                                                "uptime-robot",
                                                new QueryToken(Secrets.of("robot-secret"))),
                                        sender("kuma", "uptime-kuma", Authentication.NONE))));
    }

    private static Authentication says(String secret) {
        return delivery ->
                delivery.header("X-Secret").filter(secret::equals).isPresent()
                        ? Verdict.PASSED
                        : new Verdict.Failed("the header X-Secret is not right");
    }

    private static Integration sender(String name, String source, Authentication authentication) {
        return new Integration(
                name,
                adapter(source),
                Reading.DEFAULT.severity(Severity.ERROR),
                authentication,
                Confirmation.REFUSED,
                List.of());
    }

    private static AlertAdapter adapter(String source) {
        return ADAPTERS.find(source).orElseThrow();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void a_message_is_from_the_integration_it_is_authenticated_as() throws Exception {
        bench.send("POST", "/webhooks/alertmanager", ONE, "X-Secret", "us-secret");
        bench.send("POST", "/webhooks/alertmanager/us", ONE, "X-Secret", "us-secret");
        bench.send("POST", "/webhooks/alertmanager", ONE, "X-Secret", "eu-secret");
        var series = bench.ledger.kept().stream().map(Alert::series).toList();
        assertThat(series.get(0)).isEqualTo(series.get(1)).isNotEqualTo(series.get(2));
    }

    @Test
    void the_Alertmanager_API_asks_for_the_same_secrets() throws Exception {
        var array = "[" + alert("InstanceDown", "web-1") + "]";
        assertThat(bench.post("/api/v2/alerts", array).status()).isEqualTo(401);
        assertThat(bench.send("POST", "/api/v2/alerts", array, "X-Secret", "eu-secret").status())
                .isEqualTo(200);
    }

    @Test
    void a_sender_may_put_its_own_path_behind_the_address() throws Exception {
        var array = "[" + alert("InstanceDown", "web-1") + "]";
        var path = "/webhooks/alertmanager/eu/api/v2/alerts";
        assertThat(bench.send("POST", path, array, "X-Secret", "eu-secret").status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks/alertmanager, 401",
        "/webhooks/alertmanager/eu, 401",
        "/webhooks/pagerduty, 503"
    })
    void a_stranger_is_refused_as_the_sender_takes_it_and_its_bytes_are_kept(
            String path, int status) throws Exception {
        var answer = bench.send("POST", path, ONE, "X-Secret", "wrong");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo("the header X-Secret is not right");
        assertThat(bench.ledger.kept()).isEmpty();
        var letter = bench.ledger.buried().getFirst();
        assertThat(letter.reason())
                .isEqualTo("it does not show who sent it: the header X-Secret is not right");
        assertThat(letter.text()).isEqualTo(ONE);
    }

    @Test
    void strangers_cannot_fill_the_disk() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(bench.post("/webhooks/alertmanager", ONE).status()).isEqualTo(401);
        }
        assertThat(bench.ledger.buried()).hasSizeBetween(60, 99);
    }

    @Test
    void a_message_that_nobody_can_judge_now_is_to_be_sent_again() throws Exception {
        var answer = bench.post("/webhooks/sentry", "{}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(bench.ledger.buried())
                .extracting(FakeLedger.Letter::reason)
                .containsExactly("nobody could judge who sent it: away");
    }

    @Test
    void a_stranger_is_asked_for_a_password_first_or_Google_never_sends_one() throws Exception {
        assertThat(bench.post("/webhooks/alertmanager", ONE).header("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic realm="));
    }

    @Test
    void a_token_in_the_address_is_not_kept_and_the_rest_of_it_is() throws Exception {
        var refused = bench.get("/webhooks/uptime-robot?monitorID=7&token=robot-secret");
        var stranger = bench.get("/webhooks/uptime-robot?monitorID=7&token=wrong");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(bench.ledger.buried())
                .hasSize(2)
                .allMatch(one -> one.text().equals("{\"monitorID\":\"7\"}"))
                .allMatch(one -> one.from().equals("GET /webhooks/uptime-robot"));
    }

    @ParameterizedTest
    @CsvSource({"/webhooks/zabbix", "/webhooks/alertmanager/asia"})
    void who_is_not_listed_may_not_send(String path) throws Exception {
        var answer = bench.post(path, ONE);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).contains("list it under integrations");
    }

    @Test
    void who_writes_to_a_topic_is_not_for_that_everybody_over_HTTP() {
        var written =
                new Integration(
                        "billing",
                        adapter("json"),
                        Reading.DEFAULT,
                        Authentication.NONE,
                        Confirmation.REFUSED,
                        List.of("billing.alarms"));
        var integrations = new Integrations(ADAPTERS, List.of(written));
        assertThat(integrations.candidates(adapter("json"), "")).isEmpty();
        assertThat(integrations.candidates(adapter("json"), "billing")).isEmpty();
        assertThat(integrations.byTopic()).containsEntry("billing.alarms", written);
    }

    @Test
    void two_of_one_name_are_refused() {
        var twice =
                List.of(
                        sender("eu", "alertmanager", Authentication.NONE),
                        sender("eu", "zabbix", Authentication.NONE));
        assertThatThrownBy(() -> new Integrations(ADAPTERS, twice))
                .hasMessage("two integrations are called eu");
    }
}
