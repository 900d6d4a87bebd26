package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SilencesTest {
    private final GatewayBench bench;

    SilencesTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @Test
    void a_silence_covers_what_its_matchers_say_for_so_long() throws Exception {
        var answer =
                bench.say(
                        "/api/silences",
                        """
                        {"matchers": ["alertname=Disk", "cluster!=eu-*"], "for": "PT2H",
                         "reason": "new disks", "by": "ada"}""");

        assertThat(answer.status()).isEqualTo(200);
        var set = set();
        assertThat(answer.json().path("id").asString()).isEqualTo(set.id()).startsWith("silence-");
        assertThat(answer.json().path("until").asString()).isEqualTo(set.until().toString());
        assertThat(set.matchers())
                .containsExactly(
                        new Matcher("alertname", "Disk", false),
                        new Matcher("cluster", "eu-*", true));
        assertThat(Duration.between(set.from(), set.until())).isEqualTo(Duration.ofHours(2));
        assertThat(set)
                .returns(false, Silence::maintenance)
                .returns("ada", Silence::by)
                .returns("new disks", Silence::why);
    }

    @Test
    void a_maintenance_window_has_its_beginning_and_its_end() throws Exception {
        var from = tomorrow();
        var until = from.plus(Duration.ofHours(2));

        bench.say(
                "/api/silences",
                """
                {"matchers": ["cluster=eu-1"], "from": "%s", "until": "%s", "maintenance": true,
                 "reason": "move"}"""
                        .formatted(from.toString().replace("Z", "+00:00"), until));

        assertThat(set())
                .returns(true, Silence::maintenance)
                .returns(from, Silence::from)
                .returns(until, Silence::until)
                .returns("unknown", Silence::by);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'matchers': ['a=b'] | until is missing, and so is for: a silence needs an end",
                "'matchers': ['a=b'], 'for': 'PT1H', 'until': '2100-01-01T00:00:00Z' | until and for are both there; say one of them",
                "'matchers': ['a=b'], 'for': '2h' | for is '2h', but must be a duration such as PT2H",
                "'matchers': ['a=b'], 'for': 'PT0S' | for is PT0S, but must be longer than nothing",
                "'matchers': ['a=b'], 'for': '-PT1H' | for is -PT1H, but must be longer than nothing",
                "'matchers': ['a=b'], 'for': 'PT721H' | for is PT721H, but a silence lasts at most 30 days",
                "'matchers': ['a=b'], 'for': 'PT99999999999999999H' | for is 'PT99999999999999999H', but must be a duration",
                "'matchers': ['a=b'], 'for': 7200 | for is 7200, but must be text",
                "'matchers': ['a=b'], 'until': '2020-01-01T00:00:00Z' | until is 2020-01-01T00:00:00Z, which is past",
                "'matchers': ['a=b'], 'until': 'tomorrow' | until is 'tomorrow', but must be a time such as",
                "'matchers': ['a=b'], 'until': '+999999999-12-31T00:00:00Z' | until is +999999999-12-31T00:00:00Z, but a silence lasts at most 30 days",
                "'matchers': ['a=b'], 'from': '+999999999-12-31T00:00:00Z', 'for': 'PT720H' | from is +999999999-12-31T00:00:00Z, which is",
                "'matchers': ['a=b'], 'from': '2999-01-01T00:00:00Z', 'for': 'PT1H' | from is 2999-01-01T00:00:00Z, which is more than a year ahead",
                "'matchers': ['a=b'], 'from': '2999-01-01T00:00:00Z', 'until': '2998-01-01T00:00:00Z' | until is 2998-01-01T00:00:00Z, but must be after from",
                "'for': 'PT1H' | matchers is [], which would silence everything",
                "'matchers': [], 'for': 'PT1H' | matchers is [], which would silence everything",
                "'matchers': ['cluster=*'], 'for': 'PT1H' | matchers is [cluster=*], which would silence everything",
                "'matchers': ['alertname!='], 'for': 'PT1H' | matchers is [alertname!=], which would silence everything",
                "'matchers': ['cluster=*', 'resource!='], 'for': 'PT1H' | matchers is [cluster=*, resource!=], which would silence everything",
                "'matchers': ['cluster=~eu.*'], 'for': 'PT1H' | matchers: matcher 'cluster=~eu.*' is a regular expression",
                "'matchers': ['cluster=\\\"eu\\\"'], 'for': 'PT1H' | matchers: matcher 'cluster=\"eu\"' has its value in quotes",
                "'matchers': ['cluster'], 'for': 'PT1H' | matchers: matcher 'cluster' is not of the form",
                "'matchers': ['!=x'], 'for': 'PT1H' | matchers: a matcher needs a label's name",
                "'matchers': 'a=b', 'for': 'PT1H' | matchers is \"a=b\", but must be a list of text",
                "'matchers': ['a=b', 1], 'for': 'PT1H' | matchers[1] is 1, but must be text",
                "'matchers': ['a=b'], 'for': 'PT1H', 'maintenance': 'yes' | maintenance is \"yes\", but must be true or false",
                "'matchers': ['a=b'], 'fro': 'PT1H' | there is no key 'fro'; did you mean 'from'?",
            })
    void a_silence_of_no_sense_is_refused_by_its_key(String body, String sentence)
            throws Exception {
        var answer =
                bench.say("/api/silences", "{" + body.replace('\'', '"') + ", \"reason\": \"x\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).startsWith(sentence).hasLineCount(1);
        assertThat(bench.orders.given()).isEmpty();
    }

    @Test
    void a_silence_without_a_reason_is_refused() throws Exception {
        var answer = bench.say("/api/silences", "{\"matchers\": [\"a=b\"], \"for\": \"PT1H\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("reason is missing, but must be said");
    }

    @Test
    void more_matchers_than_anybody_can_read_are_refused() throws Exception {
        var many =
                IntStream.range(0, 51)
                        .mapToObj(i -> "\"a=" + i + "\"")
                        .collect(Collectors.joining(","));

        var answer =
                bench.say(
                        "/api/silences",
                        "{\"matchers\": [" + many + "], \"for\": \"PT1H\", \"reason\": \"x\"}");

        assertThat(answer.error()).isEqualTo("matchers has more than 50 entries; use fewer");
    }

    private static Instant tomorrow() {
        return Instant.ofEpochSecond(System.currentTimeMillis() / 1000 + 86_400);
    }

    private Silence set() {
        return ((Command.SetSilence) bench.orders.given().getFirst()).silence();
    }
}
