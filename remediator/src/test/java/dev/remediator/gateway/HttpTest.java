package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers send: no 500, no redirect, nothing of ours shown, and the server lives on.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HttpTest {
    private static final String BODY = webhook(alert("InstanceDown", "web-1"));
    private static final String POST =
            "POST /webhooks/alertmanager HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

    private final GatewayBench bench;

    HttpTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/webhooks/alertmanager,POST or PUT",
        "OPTIONS,/webhooks/alertmanager,POST or PUT",
        "GET,/api/v2/alerts,POST",
        "GET,/api/runs/inc-1-r1/approval,POST",
        "POST,/api/silences/silence-1,DELETE",
        "GET,/api/playbooks/TinyBook/autonomy,POST",
        "POST,/api/playbooks,GET",
        "POST,/api/groups,GET",
        "POST,/api/waiting,GET",
        "POST,/api/audit,GET",
        "POST,/api/replays,GET",
        "POST,/api/replays/storm,GET",
        "GET,/api/replays/storm/alerts,POST",
        "POST,/api/incidents,GET",
        "DELETE,/api/incidents/inc-1,GET",
        "POST,/api/accounting,GET",
        "POST,/metrics,GET",
        "PATCH,/healthz,GET",
        "POST,/readyz,GET",
        "OPTIONS,/readyz,GET",
        "TRACE,/readyz,GET",
        "BREW,/readyz,GET"
    })
    void the_wrong_method_is_told_the_right_one(String method, String path, String right)
            throws Exception {
        var answer = bench.send(method, path, "");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(right.replace(" or ", ", "));
        assertThat(answer.error()).isEqualTo("this address takes " + right + " only");
    }

    @Test
    void HEAD_is_answered_without_a_body() throws Exception {
        assertThat(bench.raw("HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/webhooks",
                "/webhooks/",
                "/webhooks/alertmanager/",
                "/api",
                "/api/incidents/",
                "/api/incidents/a/b",
                "/api/runs/inc-1-r1",
                "/api/runs//approval",
                "/api/runs/a/b/approval",
                "/api/runs/approval",
                "/api/silences/",
                "/api/playbooks/TinyBook",
                "/api/andon/",
                "/API/INCIDENTS",
                "/favicon.ico",
                "/webhooks/alertmanager/x/y",
                "/webhooks/alertmanager/",
                "/metrics/",
                "/readyz/",
                "/%2e",
                "/webhooks//alertmanager"
            })
    void there_is_nothing_anywhere_else(String path) throws Exception {
        var answer = bench.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void a_wrong_address_is_told_the_right_ones() throws Exception {
        assertThat(bench.get("/nothing").error())
                .contains("/api/incidents", "POST /webhooks/{source}");
    }

    @Test
    void every_answer_is_plain_and_not_kept() throws Exception {
        var answer = bench.get("/healthz");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/incidents/../../etc/passwd",
                "/api/incidents/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/api/incidents/..;/x",
                "/api/incidents/a;jsessionid=1",
                "/api/incidents/%",
                "/api/incidents/%zz",
                "/api/incidents/%c0%ae",
                "/api/incidents/%00",
                "/api/incidents/%2f",
                "/api/incidents/%25",
                "/api/incidents?limit=%zz",
                "/api/incidents?limit=%",
                "/api/incidents?state=%ff%fe",
                "/api/incidents?&&&===&limit",
                "/webhooks/%2falertmanager",
                "//evil.example/",
                "http://evil.example/healthz",
                "*",
                "/\\evil",
                "/api/incidents/<script>",
                "/api/incidents/${jndi:ldap:x}"
            })
    void hostile_addresses_are_answered_and_nothing_more(String target) throws Exception {
        var answer =
                bench.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertHarmless(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/incidents/%zz",
        "GET,/api/incidents/%2f",
        "POST,/api/runs//approval",
        "POST,/api/runs/a%2Fb/approval",
        "POST,/api/runs/%0a/approval",
        "DELETE,/api/silences/a%2Fb?reason=x"
    })
    void what_is_no_address_is_answered_with_a_sentence(String method, String target)
            throws Exception {
        var answer =
                bench.raw(
                        method
                                + " "
                                + target
                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"error\":\"the request is no proper HTTP")
                .doesNotContain("<html>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Long: LONG",
                "X-Odd: \u0001\u0002",
                "X-High: \u00ff\u00fe",
                "Content-Type: LONG",
                "Accept: */*;q=\u0000",
                "Host: evil.example",
                "Transfer-Encoding: nonsense",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Content-Length: 3\r\nContent-Length: 4",
                "Content-Encoding: gzip",
                "Expect: 100-continue",
                "Expect: a miracle",
                "Upgrade: h2c\r\nConnection: Upgrade",
                ": no name",
                "no colon"
            })
    void hostile_headers_are_answered_and_nothing_more(String header) throws Exception {
        var answer =
                bench.raw(POST + header.replace("LONG", "x".repeat(100_000)) + "\r\n\r\n" + BODY);
        assertHarmless(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "GET",
                "GET / HTTP/9.9\r\n\r\n",
                "\u0016\u0003\u0001\u0002",
                "{}\n",
                "CONNECT x:1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.0\r\n\r\n",
                "GET /healthz\r\n\r\n"
            })
    void what_is_no_request_is_no_trouble(String bytes) throws Exception {
        assertHarmless(bench.raw(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10})
    void half_a_body_is_never_accepted(int sent) throws Exception {
        var answer =
                bench.raw(
                        POST
                                + "Content-Length: "
                                + BODY.length()
                                + "\r\n\r\n"
                                + BODY.substring(0, sent));
        assertThat(bench.ledger.kept()).isEmpty();
        assertHarmless(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffff\r\nx", "zz\r\nx\r\n0\r\n\r\n", "5\r\nhello", "-1\r\n\r\n"})
    void half_a_chunk_is_never_accepted(String chunks) throws Exception {
        assertHarmless(bench.raw(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks));
        assertThat(bench.ledger.kept()).isEmpty();
    }

    @Test
    void a_body_in_chunks_is_taken() throws Exception {
        var chunk = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n";
        assertThat(bench.raw(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk))
                .startsWith("HTTP/1.1 202 ");
    }

    @Test
    void a_body_longer_than_it_says_is_cut_there() throws Exception {
        assertHarmless(bench.raw(POST + "Content-Length: 5\r\n\r\n" + BODY));
        assertThat(bench.ledger.kept()).isEmpty();
    }

    @Test
    void senders_that_stop_in_the_middle_hold_up_nobody() throws Exception {
        var stalled = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 50; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), bench.port());
                stalled.add(socket);
                var half = POST + "Content-Length: " + BODY.length() + "\r\n\r\n{";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(bench.post("/webhooks/alertmanager", BODY).status()).isEqualTo(202);
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
        assertThat(bench.ledger.kept()).hasSize(1);
    }

    @Test
    void a_port_that_is_taken_is_said_in_a_sentence_and_leaves_no_threads() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var before = httpThreads();
            assertThatThrownBy(() -> startOn(taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot listen on 127.0.0.1:"
                                    + taken.getLocalPort()
                                    + "; is the port taken?");
            assertThat(httpThreads()).isEqualTo(before);
        }
    }

    private void startOn(int port) throws IOException {
        var rooms =
                new Gateway.Rooms(
                        Integrations.open(AdapterRegistry.load()),
                        new Door(TinyBook.book(), bench.ledger, bench.responses),
                        bench.ledger,
                        bench.orders,
                        bench.responses,
                        _ -> List.of(),
                        TinyBook.book(),
                        Policy.DEFAULT,
                        bench.chronicle.history(),
                        bench.books,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        Optional::empty);
        Gateway.start("127.0.0.1", port, 1024, rooms).close();
    }

    private static long httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith("http"))
                .count();
    }

    private void assertHarmless(String answer) throws Exception {
        assertThat(answer)
                .doesNotContain("HTTP/1.1 500", "HTTP/1.1 503", "HTTP/1.1 3", "Location:")
                .doesNotContain("Exception", "at org.")
                .doesNotContain("Jetty", "dev.remediator");
        assertThat(bench.get("/healthz").status()).isEqualTo(200);
    }
}
