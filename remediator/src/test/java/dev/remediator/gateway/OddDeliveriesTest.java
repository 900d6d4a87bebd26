package dev.remediator.gateway;

import static dev.remediator.gateway.GatewayBench.alert;
import static dev.remediator.gateway.GatewayBench.webhook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Alert;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that come packed, by another method, or with one bad alert among good ones.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OddDeliveriesTest {
    private static final String HOOK = "/webhooks/alertmanager";
    private static final String ONE = webhook(alert("InstanceDown", "web-1"));

    private final GatewayBench bench;

    OddDeliveriesTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "GZIP"})
    void a_packed_body_is_unpacked(String encoding) throws Exception {
        var answer = bench.send(HOOK, packed(ONE, encoding), "Content-Encoding", encoding);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(bench.ledger.kept()).hasSize(1);
    }

    @Test
    void a_packed_body_is_unpacked_to_no_more_than_is_allowed() throws Exception {
        var bomb = packed(" ".repeat(50_000_000) + ONE, "gzip");
        var answer = bench.send(HOOK, bomb, "Content-Encoding", "gzip");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(bench.ledger.buried()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void what_is_not_packed_as_it_says_is_refused_and_kept(String encoding) throws Exception {
        var answer = bench.send("POST", HOOK, ONE, "Content-Encoding", encoding);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(bench.ledger.buried().getFirst().text()).isEqualTo(ONE);
    }

    @Test
    void a_packed_body_that_ends_too_early_is_refused() throws Exception {
        var whole = packed(ONE, "gzip");
        var cut = Arrays.copyOf(whole, whole.length - 12);
        assertThat(bench.send(HOOK, cut, "Content-Encoding", "gzip").status()).isEqualTo(400);
    }

    @Test
    void a_message_may_be_PUT() throws Exception {
        assertThat(bench.send("PUT", HOOK, ONE).status()).isEqualTo(202);
    }

    @Test
    void one_bad_alert_does_not_hide_the_others() throws Exception {
        var bad = "{\"labels\": [\"no object\"]}";
        var answer =
                bench.post(HOOK, webhook(alert("InstanceDown", "web-1"), bad, alert("B", "web-2")));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(bench.ledger.kept())
                .extracting(Alert::name)
                .containsExactly("InstanceDown", "B");
        assertThat(answer.json().path("refused").path(0).path("field").asString())
                .isEqualTo("alerts/1/labels");
        assertThat(bench.ledger.buried().getFirst().reason())
                .startsWith("1 of 3 alerts could not be read, the others were accepted");
    }

    @Test
    void what_asks_to_be_confirmed_is_not_unless_it_is_authenticated() throws Exception {
        var answer = bench.post("/webhooks/asking", "{}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("ignored").asString()).contains("nobody shows who sent it");
        assertThat(bench.ledger.buried().getFirst().reason()).startsWith("it asks to be confirmed");
    }

    private static byte[] packed(String text, String encoding) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packing =
                encoding.equals("deflate")
                        ? new DeflaterOutputStream(bytes)
                        : new GZIPOutputStream(bytes)) {
            packing.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
