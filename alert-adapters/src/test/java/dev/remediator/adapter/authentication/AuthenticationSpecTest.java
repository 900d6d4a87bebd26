package dev.remediator.adapter.authentication;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AuthenticationSpecTest {
    private static final Pattern WORD = Pattern.compile("`([a-z-]+)`");
    private static final List<String> ENV = List.of("env:A", "env:B");

    private final Certificates nowhere = (_, _) -> new Certificates.Unreachable("test");

    /// One with keys as an operator writes them, separated by semicolons.
    private static AuthenticationSpec spec(String scheme, String keys) {
        var options = new Keys(keys);
        return new AuthenticationSpec(
                scheme,
                options.of("user", ""),
                options.list("secrets"),
                options.of("header", ""),
                options.of("algorithm", "sha256"),
                options.of("encoding", "hex"),
                options.of("prefix", ""),
                options.of("timestamp-header", ""),
                options.of("signs", ""),
                Duration.parse(options.of("window", "PT0S")),
                options.list("topics"),
                options.list("subjects"));
    }

    private record Keys(String text) {
        String of(String key, String otherwise) {
            for (var pair : List.of(text.split(";", 20))) {
                if (pair.startsWith(key + "=")) {
                    return pair.substring(key.length() + 1);
                }
            }
            return otherwise;
        }

        List<String> list(String key) {
            var value = of(key, "");
            return value.isEmpty() ? List.of() : List.of(value.split(",", 20));
        }
    }

    private Authentication build(AuthenticationSpec spec) {
        return spec.build(place -> Secrets.of("of " + place), nowhere);
    }

    @Test
    void none_lets_anybody_pass() {
        var verdict = build(AuthenticationSpec.NONE).check(Message.of("").delivery());
        assertThat(verdict).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "basic,user=a;secrets=env:A",
        "bearer,'secrets=env:A,file:/b'",
        "header,header=X-Key;secrets=literal:c",
        "header,header=Authorization;prefix=GenieKey;secrets=env:A",
        "token,secrets=env:A",
        "hmac,header=X-Sig;secrets=env:A",
        "hmac,header=X-Sig;secrets=env:A;algorithm=sha512;encoding=base64;prefix=a=;timestamp-header=X-T;signs={body}.{timestamp};window=PT1M",
        "grafana,secrets=env:A",
        "grafana,secrets=env:A;header=X-Sig;timestamp-header=X-T;window=PT1M",
        "pagerduty,secrets=env:A",
        "sentry,secrets=env:A",
        "sentry,secrets=env:A;timestamp-header=Sentry-Hook-Timestamp",
        "sns,topics=arn:aws:sns:eu-west-1:1:a",
        "sns,topics=arn:aws:sns:eu-west-1:1:a;window=PT2H",
        "mtls,'subjects=a.example,b.example'"
    })
    void what_a_scheme_needs_is_enough(String scheme, String keys) {
        assertThat(build(spec(scheme, keys)).check(Message.of("").delivery()))
                .isInstanceOf(Verdict.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "magic||scheme is 'magic', but must be one of none, basic, bearer, header, token, hmac, grafana, pagerduty, sentry, sns, mtls",
                "none|secrets=env:A|secrets is given, but the scheme none has no use for it",
                "basic|secrets=env:A|user is empty, but the scheme basic needs it",
                "basic|user=a|secrets is empty, but the scheme basic needs it",
                "basic|user=a:b;secrets=env:A|user is 'a:b', but must be a name without a colon",
                "bearer|secrets=env:A;header=X|header is given, but the scheme bearer has no use for it",
                "bearer|secrets=topsecret|secrets[0] must be env:NAME, file:PATH or literal:TEXT",
                "bearer|secrets=env:A,file:|secrets[1] must be env:NAME, file:PATH or literal:TEXT",
                "header|secrets=env:A|header is empty, but the scheme header needs it",
                "header|secrets=env:A;header=X Y|header is 'X Y', but must be the name of a header",
                "hmac|secrets=env:A;header=X;algorithm=md5|algorithm is 'md5', but must be one of sha1, sha256, sha512",
                "hmac|secrets=env:A;header=X;encoding=utf|encoding is 'utf', but must be one of hex, base64",
                "hmac|secrets=env:A;header=X;signs=body|signs is 'body', but must have {body} in it once, such as {timestamp}:{body}",
                "hmac|secrets=env:A;header=X;signs={timestamp}{body}|signs is '{timestamp}{body}', but timestamp-header is '', so there is no timestamp",
                "hmac|secrets=env:A;header=X;window=PT1M|window is PT1M, but timestamp-header is '', so there is no time to compare",
                "grafana|secrets=env:A;timestamp-header=X-T;window=PT-1M|window is PT-1M, but must be longer than nothing",
                "grafana|secrets=env:A;timestamp-header=a:b|timestamp-header is 'a:b', but must be the name of a header",
                "pagerduty|secrets=env:A;timestamp-header=X|timestamp-header is given, but the scheme pagerduty has no use for it",
                "sns||topics is empty, but the scheme sns needs it",
                "sns|topics=x|topics is [x], but must name topics whole, such as arn:aws:sns:eu-west-1:123456789012:alarms",
                "mtls||subjects is empty, but the scheme mtls needs it",
                "mtls|subjects=a;secrets=env:A|secrets is given, but the scheme mtls has no use for it"
            })
    void nonsense_is_refused_with_the_keys_name(String scheme, String keys, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(scheme, keys == null ? "" : keys))
                .withMessage(sentence);
    }

    @Test
    void a_secret_that_is_not_there_is_refused_with_its_place() {
        var spec = spec("bearer", "secrets=env:A,env:B");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                spec.build(
                                        place -> {
                                            if (place.equals("env:B")) {
                                                throw new IllegalArgumentException("is not set");
                                            }
                                            return Secrets.of("a");
                                        },
                                        nowhere))
                .withMessage("secrets[1] is not set");
    }

    @Test
    void every_secret_counts() {
        var scheme = build(spec("bearer", "secrets=" + String.join(",", ENV)));
        var message = Message.of("").with("Authorization", "Bearer of env:B");
        assertThat(scheme.check(message.delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void the_window_of_SNS_is_longer_where_nobody_says_otherwise() {
        assertThat(build(spec("sns", "topics=arn:aws:sns:eu-west-1:1:a")))
                .isEqualTo(
                        new Sns(
                                Set.of("arn:aws:sns:eu-west-1:1:a"),
                                Duration.ofMinutes(65),
                                nowhere));
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void operators_are_told_every_scheme_and_its_keys(Scheme scheme) throws IOException {
        var page = Files.readString(Path.of("..", "docs", "webhooks.md"));
        var row =
                page.lines()
                        .filter(line -> line.startsWith("| `" + scheme.word() + "` |"))
                        .map(line -> List.of(line.split("\\|", 6)))
                        .findFirst()
                        .orElseThrow();
        assertThat(words(row.get(2))).isEqualTo(scheme.needs());
        assertThat(words(row.get(3))).isEqualTo(scheme.may());
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(found -> found.group(1)).collect(toSet());
    }

    @Test
    void it_never_shows_its_secrets() {
        assertThat(spec("bearer", "secrets=literal:hunter2"))
                .hasToString("AuthenticationSpec[scheme=bearer, secrets=1]");
    }
}
