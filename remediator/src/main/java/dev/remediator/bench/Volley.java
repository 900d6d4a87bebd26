package dev.remediator.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One request with many alerts, made once, of which only the numbers are written anew before each
/// sending. No two sendings hold the same alerts: another node each time, and when all nodes have
/// had their turn, another beginning. Used by one thread.
final class Volley {
    /// How many nodes there are: as many series, which come again and again.
    static final int FLEET = 100_000;

    private static final int NODE_DIGITS = 6;
    private static final int ROUND_DIGITS = 3;
    private static final Duration IN_FORCE = Duration.ofHours(1);

    /// Where a number goes: a letter that is nowhere else.
    private static final String NODE = "№".repeat(NODE_DIGITS);

    private static final String ROUND = "‰".repeat(ROUND_DIGITS);

    private final byte[] bytes;
    private final int[] nodes;
    private final int[] rounds;
    private final int alerts;

    private Volley(byte[] bytes, int[] nodes, int[] rounds, int alerts) {
        this.bytes = bytes;
        this.nodes = nodes;
        this.rounds = rounds;
        this.alerts = alerts;
    }

    /// Who is written to, and in which words.
    enum Path {
        /// As Prometheus writes to an Alertmanager, or to this program in its stead.
        API("/api/v2/alerts") {
            @Override
            String body(String alerts) {
                return "[" + alerts + "]";
            }

            @Override
            String alert(Instant began) {
                return ("{\"annotations\":{%s},\"endsAt\":\"%s\",\"startsAt\":\"%s\""
                                + ",\"generatorURL\":\"%s\",\"labels\":{%s}}")
                        .formatted(
                                ANNOTATIONS,
                                began.plus(IN_FORCE),
                                written(began),
                                GENERATOR,
                                LABELS);
            }
        },
        /// As Alertmanager writes to its receivers.
        WEBHOOK("/webhooks/alertmanager") {
            @Override
            String body(String alerts) {
                return ("{\"receiver\":\"remediator\",\"status\":\"firing\",\"alerts\":[%s]"
                                + ",\"groupLabels\":{\"alertname\":\"InstanceDown\"}"
                                + ",\"commonLabels\":{\"alertname\":\"InstanceDown\",\"cluster\":\"lisbon\"}"
                                + ",\"commonAnnotations\":{}"
                                + ",\"externalURL\":\"http://alertmanager.lisbon.example:9093\""
                                + ",\"version\":\"4\",\"groupKey\":\"{}:{alertname=\\\"InstanceDown\\\"}\""
                                + ",\"truncatedAlerts\":0}\n")
                        .formatted(alerts);
            }

            @Override
            String alert(Instant began) {
                return ("{\"status\":\"firing\",\"labels\":{%s},\"annotations\":{%s}"
                                + ",\"startsAt\":\"%s\",\"endsAt\":\"0001-01-01T00:00:00Z\""
                                + ",\"generatorURL\":\"%s\",\"fingerprint\":\"3f1c9a0be2"
                                + NODE
                                + "\"}")
                        .formatted(LABELS, ANNOTATIONS, written(began), GENERATOR);
            }
        };

        private static final String LABELS =
                "\"alertname\":\"InstanceDown\",\"cluster\":\"lisbon\",\"environment\":\"production\""
                        + ",\"instance\":\"web-%s.lisbon.example:9100\",\"job\":\"node\",\"severity\":\"critical\""
                                .formatted(NODE);
        private static final String ANNOTATIONS =
                "\"description\":\"web-%s.lisbon.example:9100 of job node has been down for more than a minute.\""
                                .formatted(NODE)
                        + ",\"runbook_url\":\"https://runbooks.example/InstanceDown\""
                        + ",\"summary\":\"web-%s.lisbon.example:9100 does not answer.\""
                                .formatted(NODE);
        private static final String GENERATOR =
                "http://prometheus.lisbon.example:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1";

        private final String address;

        Path(String address) {
            this.address = address;
        }

        /// Such as `/api/v2/alerts`.
        String address() {
            return address;
        }

        abstract String body(String alerts);

        abstract String alert(Instant began);

        private static String written(Instant began) {
            var text = began.toString();
            return text.substring(0, text.length() - 1) + "." + ROUND + "Z";
        }
    }

    /// @param port where it goes, on loopback
    /// @param alerts how many
    /// @param now when they began, about
    static Volley of(Path path, int port, int alerts, Instant now) {
        var alert = path.alert(now.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
        var body =
                path.body(
                        IntStream.range(0, alerts)
                                .mapToObj(_ -> alert)
                                .collect(Collectors.joining(",")));
        var request =
                """
                POST %s HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                User-Agent: remediator-bench\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                                .formatted(path.address(), port, body.length())
                        + body;
        return new Volley(
                request.getBytes(StandardCharsets.US_ASCII),
                places(request, NODE),
                places(request, ROUND),
                alerts);
    }

    private static int[] places(String text, String what) {
        return IntStream.iterate(
                        text.indexOf(what), i -> i >= 0, i -> text.indexOf(what, i + what.length()))
                .toArray();
    }

    /// How many alerts are in it.
    int alerts() {
        return alerts;
    }

    /// The request with the next alerts in it; the same array each time.
    ///
    /// @param turn no two sendings have the same
    byte[] request(long turn) {
        long first = turn * alerts;
        int inOne = nodes.length / alerts;
        for (int i = 0; i < nodes.length; i++) {
            write((first + i / inOne) % FLEET, nodes[i], NODE_DIGITS);
        }
        for (int i = 0; i < rounds.length; i++) {
            write((first + i) / FLEET % 1000, rounds[i], ROUND_DIGITS);
        }
        return bytes;
    }

    private void write(long number, int at, int digits) {
        long left = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
