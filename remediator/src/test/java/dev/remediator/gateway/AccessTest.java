package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.access.Admission;
import dev.remediator.access.Role;
import dev.remediator.access.Token;
import dev.remediator.access.Tokens;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.alertmanager.AlertmanagerAdapter;
import dev.remediator.adapter.authentication.Secrets;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in where tokens are set.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessTest {
    static final String VIEWER = "viewer-token-0123456789";
    static final String OPERATOR = "operator-token-0123456789";
    static final String ADMIN = "admin-token-0123456789";
    static final Tokens TOKENS =
            Tokens.of(
                    List.of(
                            new Token("screen", Role.VIEWER, Secrets.of(VIEWER)),
                            new Token("ana", Role.OPERATOR, Secrets.of(OPERATOR)),
                            new Token("boss", Role.ADMIN, Secrets.of(ADMIN))));
    private static final Integrations ANYBODY =
            Integrations.open(AdapterRegistry.of(List.of(new AlertmanagerAdapter())));
    private static final String PULL = "{\"action\": \"pull\", \"reason\": \"r\", \"by\": \"%s\"}";

    private final GatewayBench bench;

    AccessTest() throws IOException {
        bench = new GatewayBench(Policy.DEFAULT, ANYBODY, true, new Admission(TOKENS, Set.of()));
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    private static String[] bearing(String token, String... more) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private GatewayBench.Answered pull(String token, String by) throws Exception {
        return bench.send(
                "POST",
                "/api/andon",
                PULL.formatted(by),
                bearing(token, "Content-Type", "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/sign-in", "/assets/console.css"})
    void these_ask_nobody_who_they_are(String path) throws Exception {
        assertThat(bench.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/incidents",
        "GET,/metrics",
        "GET,/",
        "GET,/live",
        "GET,/no/such/address",
        "BREW,/api/incidents",
        "POST,/api/incidents",
        "POST,/api/andon",
        "POST,/webhooks/alertmanager",
        "POST,/webhooks/no-such-source",
        "POST,/api/v2/alerts",
        "POST,/sign-out"
    })
    void all_else_does_and_tells_nothing(String method, String path) throws Exception {
        var answer = bench.send(method, path, method.equals("GET") ? "" : "{}");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).contains("Bearer"));
        assertThat(answer.text()).doesNotContain("takes", "there is nothing here", "adapter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "Bearer ",
                "Bearer",
                "Basic %%%",
                "Basic eDp5",
                "Basic eA==",
                "Digest " + VIEWER,
                VIEWER,
                "Bearer " + VIEWER + "x"
            })
    void what_is_no_token_lets_nobody_in(String authorization) throws Exception {
        assertThat(bench.send("GET", "/api/incidents", "", "Authorization", authorization).status())
                .isEqualTo(401);
    }

    @Test
    void a_token_may_be_the_password_of_Basic() throws Exception {
        var pair = ("anything:" + VIEWER).getBytes(StandardCharsets.UTF_8);
        var basic = "Basic " + Base64.getEncoder().encodeToString(pair);
        assertThat(bench.send("GET", "/api/incidents", "", "Authorization", basic).status())
                .isEqualTo(200);
    }

    @Test
    void a_token_in_the_address_is_none_because_addresses_are_logged() throws Exception {
        assertThat(bench.get("/api/incidents?token=" + ADMIN).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/incidents," + VIEWER + ",200",
        "GET,/no/such/address," + VIEWER + ",404",
        "DELETE,/api/incidents," + VIEWER + ",405",
        "POST,/api/andon," + VIEWER + ",403",
        "POST,/api/v2/alerts," + VIEWER + ",403",
        "POST,/api/andon," + OPERATOR + ",415",
        "POST,/api/v2/alerts," + OPERATOR + ",400",
        "POST,/api/playbooks/TinyBook/autonomy," + OPERATOR + ",403",
        "POST,/api/playbooks/TinyBook/autonomy," + ADMIN + ",415",
        "POST,/api/andon," + ADMIN + ",415"
    })
    void each_role_may_what_it_may(String method, String path, String token, int status)
            throws Exception {
        assertThat(bench.send(method, path, "", bearing(token)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/alertmanager", "/api/v2/alerts"})
    void senders_show_a_token_again_once_none_is_listed_any_more(String path) throws Exception {
        var known = Integration.open(new AlertmanagerAdapter());
        var listed = new Integrations(ANYBODY.adapters(), List.of(known));
        var admission = new Admission(TOKENS, Set.of());
        try (var other = new GatewayBench(Policy.DEFAULT, listed, true, admission)) {
            other.hear(ANYBODY);
            assertThat(other.post(path, "[]").status()).isEqualTo(401);
            other.hear(listed);
            assertThat(other.post(path, "[]").status()).isNotEqualTo(401);
        }
    }

    @Test
    void whoever_may_not_is_told_what_it_takes() throws Exception {
        assertThat(pull(VIEWER, "").error())
                .isEqualTo(
                        "this takes the role operator, but screen is viewer; ask for a token that"
                                + " may");
    }

    @ParameterizedTest
    @CsvSource({"'',ana", "ana,ana", "bo,ana for bo", "unknown,ana for unknown"})
    void what_is_done_is_done_by_whose_token_it_is(String said, String recorded) throws Exception {
        var _ = pull(OPERATOR, said);
        assertThat(bench.orders.given()).last().extracting("by").isEqualTo(recorded);
    }

    @Test
    void who_ends_a_silence_is_known_as_well() throws Exception {
        var _ =
                bench.send(
                        "DELETE", "/api/silences/silence-1?reason=r&by=bo", "", bearing(OPERATOR));
        assertThat(bench.orders.given()).last().extracting("by").isEqualTo("ana for bo");
    }

    @Test
    void what_a_sender_without_a_token_sends_is_kept() throws Exception {
        var _ = bench.post("/webhooks/alertmanager", webhook(alert("InstanceDown", "web-1")));
        assertThat(bench.ledger.buried()).hasSize(1);
    }

    @Test
    void a_sender_with_the_token_of_an_operator_may_send() throws Exception {
        var body = webhook(alert("InstanceDown", "web-1"));
        assertThat(bench.send("POST", "/webhooks/alertmanager", body, bearing(OPERATOR)).status())
                .isEqualTo(202);
    }

    @Test
    void where_senders_are_listed_they_show_who_they_are_as_before() throws Exception {
        var listed =
                new Integrations(
                        AdapterRegistry.of(List.of(new AlertmanagerAdapter())),
                        List.of(Integration.open(new AlertmanagerAdapter())));
        try (var other =
                new GatewayBench(Policy.DEFAULT, listed, true, new Admission(TOKENS, Set.of()))) {
            var body = webhook(alert("InstanceDown", "web-1"));
            assertThat(other.post("/webhooks/alertmanager", body).status()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site,cross-site,403",
        "Sec-Fetch-Site,same-site,403",
        "Sec-Fetch-Site,same-origin,200",
        "Sec-Fetch-Site,none,200",
        "Origin,https://evil.example,403",
        "Origin,null,403",
        "Origin,not an origin,403",
        "X-Nothing,x,200"
    })
    void no_page_of_another_site_does_anything(String header, String value, int status)
            throws Exception {
        var answer =
                bench.send(
                        "POST",
                        "/api/andon",
                        PULL.formatted(""),
                        bearing(OPERATOR, "Content-Type", "application/json", header, value));
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void our_own_page_is_known_by_its_origin_where_browsers_say_no_more() throws Exception {
        var answer =
                bench.send(
                        "POST",
                        "/api/andon",
                        PULL.formatted(""),
                        bearing(
                                OPERATOR,
                                "Content-Type",
                                "application/json",
                                "Origin",
                                "http://127.0.0.1:" + bench.port()));
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/api/incidents", "/no/such", "/sign-in", "/webhooks/%00"})
    void every_answer_is_for_nobodys_frame_and_what_it_says_it_is(String path) throws Exception {
        var answer = bench.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "frame-ancestors 'none'",
                        "X-Frame-Options: DENY",
                        "Referrer-Policy: same-origin",
                        "Cache-Control: no-")
                .doesNotContain("Strict-Transport-Security", "<!DOCTYPE HTML PUBLIC");
    }
}
