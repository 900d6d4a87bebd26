package dev.remediator.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayedTest {
    private static final List<String> PIECES =
            List.of(
                    "replay:",
                    "replay:a/",
                    "replay:b/",
                    "replay",
                    "sent:",
                    "sent:replay:a/",
                    "/",
                    ":",
                    "a",
                    "b",
                    "node",
                    "node/web-1",
                    "REPLAY:a/",
                    " replay:a/",
                    "ſ",
                    "\u0000");

    /// Keys made of what is dangerous, in every mixture.
    static Stream<Alert> anyAlert() {
        var random = new Random(7);
        return IntStream.range(0, 2_000)
                .mapToObj(
                        _ ->
                                alert(
                                        key(random),
                                        key(random),
                                        key(random),
                                        key(random),
                                        key(random)));
    }

    private static String key(Random random) {
        var key =
                IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining());
        return key.isBlank() ? "x" : key;
    }

    @Test
    void no_key_of_a_replay_is_one_of_anything_real_or_of_another_replay() {
        var real = anyAlert().map(Replayed::real).toList();
        var a = anyAlert().map(alert -> Replayed.as("a", Replayed.real(alert))).toList();
        var b = anyAlert().map(alert -> Replayed.as("b", Replayed.real(alert))).toList();

        for (var key : Key.values()) {
            assertThat(keys(real, key)).as(key.name()).doesNotContainAnyElementsOf(keys(a, key));
            assertThat(keys(real, key)).as(key.name()).doesNotContainAnyElementsOf(keys(b, key));
            assertThat(keys(a, key)).as(key.name()).doesNotContainAnyElementsOf(keys(b, key));
            assertThat(keys(a, key)).allMatch(Replayed::is);
            assertThat(keys(real, key)).noneMatch(Replayed::is);
        }
    }

    @Test
    void different_alerts_stay_different() {
        var all = keys(anyAlert().map(Replayed::real).toList(), Key.RESOURCE);
        var marked =
                all.stream()
                        .map(key -> Replayed.as("a", alert("s", "s", "e", "d", key)).resource())
                        .collect(Collectors.toSet());
        assertThat(marked).hasSameSizeAs(all);
    }

    @Test
    void the_rest_of_an_alert_is_as_it_was() {
        var alert = alert("source", "series", "episode", "delivery", "node/web-1");
        var replayed = Replayed.as("storm", alert);

        assertThat(replayed.resource()).isEqualTo("replay:storm/node/web-1");
        assertThat(replayed)
                .usingRecursiveComparison()
                .ignoringFields("source", "series", "episode", "delivery", "resource")
                .isEqualTo(alert);
    }

    @Test
    void an_alert_that_pretends_nothing_is_left_alone() {
        var alert = alert("source", "series", "episode", "delivery", "node/web-1");
        assertThat(Replayed.real(alert)).isSameAs(alert);
    }

    @ParameterizedTest
    @MethodSource("oneForgedKey")
    void one_key_that_pretends_is_enough_to_be_seen(Alert forged) {
        assertThat(Replayed.is(forged)).isTrue();
        assertThat(Replayed.is(Replayed.real(forged))).isFalse();
    }

    static Stream<Alert> oneForgedKey() {
        var m = "replay:a/x";
        return Stream.of(
                alert(m, "s", "e", "d", "r"),
                alert("s", m, "e", "d", "r"),
                alert("s", "s", m, "d", "r"),
                alert("s", "s", "e", m, "r"),
                alert("s", "s", "e", "d", m));
    }

    @ParameterizedTest
    @CsvSource({
        "replay:a/node/web-1, a, node/web-1",
        "replay:a/everything, a, everything",
        "replay:a, a, ''",
        "replay:, '', ''",
        "replay:a/, a, ''"
    })
    void a_mark_is_read(String key, String name, String plain) {
        assertThat(Replayed.name(key)).hasValue(name);
        assertThat(Replayed.plain(key)).isEqualTo(plain);
    }

    @Test
    void beside_what_is_replayed_a_key_is_of_the_same_replay() {
        assertThat(Replayed.beside("replay:a/node/x", "cluster=eu"))
                .isEqualTo("replay:a/cluster=eu");
        assertThat(Replayed.beside("replay:a/node/x", "replay:a/cluster=eu"))
                .isEqualTo("replay:a/cluster=eu");
        assertThat(Replayed.beside("node/x", "cluster=eu")).isEqualTo("cluster=eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a/b", "a b", "-a", "ä", "a:b", "a\n"})
    void no_replay_is_called_so(String name) {
        var alert = alert("source", "series", "episode", "delivery", "node/web-1");
        assertThatThrownBy(() -> Replayed.as(name, alert))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower case");
    }

    private enum Key {
        SOURCE,
        SERIES,
        EPISODE,
        DELIVERY,
        RESOURCE
    }

    private static Set<String> keys(List<Alert> alerts, Key key) {
        return alerts.stream()
                .map(
                        a ->
                                switch (key) {
                                    case SOURCE -> a.source();
                                    case SERIES -> a.series();
                                    case EPISODE -> a.episode();
                                    case DELIVERY -> a.delivery();
                                    case RESOURCE -> a.resource();
                                })
                .collect(Collectors.toSet());
    }

    private static Alert alert(
            String source, String series, String episode, String delivery, String resource) {
        return new Alert(
                source,
                series,
                episode,
                delivery,
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "InstanceDown",
                resource,
                Instant.EPOCH,
                null,
                Map.of("instance", "web-1"),
                Map.of("summary", "replay:a/x"),
                Map.of());
    }
}
