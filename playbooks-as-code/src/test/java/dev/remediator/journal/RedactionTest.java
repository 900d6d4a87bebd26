package dev.remediator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "password=hunter2|password=[redacted]",
                "password = hunter2, next|password = [redacted], next",
                "PGPASSWORD=hunter2 psql|PGPASSWORD=[redacted] psql",
                "passwd: hunter2|passwd: [redacted]",
                "the secret: s3|the secret: [redacted]",
                "?api_key=abc&x=1|?api_key=[redacted]&x=1",
                "API-Key: abc|API-Key: [redacted]",
                "{\"password\":\"a b\",\"x\":1}|{\"password\":\"[redacted]\",\"x\":1}",
                "{\\\"token\\\":\\\"ab\\\"}|{\\\"token\\\":\\\"[redacted]\\\"}",
                "token='a b' and|token='[redacted]' and",
                "a=1 password=x secret=y b=2|a=1 password=[redacted] secret=[redacted] b=2",
                "Authorization: Basic dXNlcjpwdw==|Authorization: [redacted]",
                "Authorization: Bearer abc|Authorization: [redacted]",
                "sent Bearer abcdefgh1234 to it|sent Bearer [redacted] to it",
                "at jdbc://u:pw@db/x|at jdbc://[redacted]@db/x",
                "redis://:pw@cache|redis://[redacted]@cache",
                "key AKIAIOSFODNN7EXAMPLE is|key [redacted] is",
                "got eyJhbGciOiJI.eyJzdWIiOiIx.abc-_d back|got [redacted] back",
                "xoxb-123456789012-abc|[redacted]",
                "u+abcdefghijklmnopqr|[redacted]",
            })
    void what_looks_like_a_secret_is_taken_out(String text, String rest) {
        assertThat(Redaction.of(text)).isEqualTo(rest);
    }

    @Test
    void a_private_key_is_taken_out_whole_even_when_its_end_is_missing() {
        var key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE-x\nabc\n";
        assertThat(Redaction.of("it is " + key + "-----END RSA PRIVATE KEY----- there"))
                .isEqualTo("it is [redacted] there");
        assertThat(Redaction.of("it is " + key)).isEqualTo("it is [redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no route to host",
                "the bearer of bad news",
                "Bearer authentication failed",
                "http://web-1:8080/health answered 503",
                "http://web-1:8080/mail?to=a@b",
                "tokens: 7",
                "secretName: db-credentials",
                "password",
                "password=",
                "a=b:c",
                "ssh://git@host/repo",
                "/path/eyJ/file",
                "[redacted]",
            })
    void what_does_not_stays_the_same_object(String text) {
        assertThat(Redaction.of(text)).isSameAs(text);
    }

    @Test
    void what_was_redacted_stays_as_it_is() {
        var once = Redaction.of("password=a Authorization: Bearer b://u:p@h");
        assertThat(Redaction.of(once)).isEqualTo(once);
    }

    @Timeout(10)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=",
                "token='",
                "://a:",
                "eyJ",
                "-eyJ",
                "Bearer ",
                "bearer a",
                "=",
                "\"",
                "-----BEGIN PRIVATE KEY-----",
                "eyJaaaaaaaa.",
                "xoxb-",
                "u+",
                "secret: Basic "
            })
    void no_text_makes_it_slow(String part) {
        var text = part.repeat(1_000_000 / part.length());
        var begin = System.nanoTime();
        var said = Redaction.of(text);
        System.out.printf("%s: %d ms%n", part, (System.nanoTime() - begin) / 1_000_000);
        assertThat(said).isNotEmpty();
    }
}
