package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every scheme in which both sides know a secret.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class AuthenticationContract {
    static final String SECRET = "correct horse battery staple";
    static final String OTHER = "Tr0ub4dor&3";
    static final String BODY = "{\"status\":\"firing\",\"id\":\"17\"}";

    /// The scheme.
    abstract Authentication scheme(Secrets secrets);

    /// The message of a sender that knows a secret.
    abstract Message message(String secret);

    /// The header or parameter in which that shows.
    abstract String carrier();

    /// What stands in it.
    String shown(Message message) {
        return message.headers().getOrDefault(carrier(), "");
    }

    /// The same with something else in it.
    Message showing(String other) {
        return message(SECRET).with(carrier(), other);
    }

    Verdict check(Message message) {
        return scheme(Secrets.of(SECRET)).check(message.delivery());
    }

    static void assertFails(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        var why = ((Verdict.Failed) verdict).why();
        assertThat(why).doesNotContain(SECRET, OTHER, "\n").hasSizeBetween(10, 200);
    }

    @Test
    void the_right_secret_passes() {
        assertThat(check(message(SECRET))).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void any_of_several_secrets_passes(List<String> secrets) {
        var all = Secrets.of(secrets.toArray(String[]::new));
        assertThat(scheme(all).check(message(SECRET).delivery())).isEqualTo(Verdict.PASSED);
    }

    static Stream<List<String>> rotations() {
        return Stream.of(List.of(SECRET, OTHER), List.of(OTHER, SECRET), List.of("", SECRET));
    }

    @Test
    void every_secret_is_looked_at_each_time() {
        var now = new ArrayList<byte[]>(Secrets.of(OTHER).now());
        var scheme = scheme(() -> now);
        var before = scheme.check(message(SECRET).delivery());
        now.addAll(Secrets.of(SECRET).now());
        assertFails(before);
        assertThat(scheme.check(message(SECRET).delivery())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void a_wrong_secret_fails() {
        assertFails(check(message(OTHER)));
    }

    @Test
    void nothing_shown_fails_and_the_place_is_named() {
        var verdict = check(message(SECRET).without(carrier()));
        assertFails(verdict);
        assertThat(((Verdict.Failed) verdict).why()).contains(carrier());
    }

    @Test
    void without_any_secret_nobody_passes() {
        var verdict = scheme(List::of).check(message(SECRET).delivery());
        assertFails(verdict);
        assertThat(((Verdict.Failed) verdict).why()).contains("no secret");
    }

    @Test
    void an_empty_secret_is_none() {
        assertFails(scheme(Secrets.of("")).check(showing("").delivery()));
    }

    @Test
    void every_shorter_one_fails() {
        var right = shown(message(SECRET));
        for (int length = 0; length < right.length(); length++) {
            assertFails(check(showing(right.substring(0, length))));
        }
    }

    @Test
    void what_is_there_twice_fails() {
        var right = shown(message(SECRET));
        assertFails(check(showing(right + right)));
    }

    @Test
    void two_headers_made_one_fail() {
        var wrong = shown(message(OTHER));
        assertFails(check(showing(wrong + ", " + wrong)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsense_fails_and_never_throws(String nonsense) {
        assertFails(check(showing(nonsense)));
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                " ",
                ",",
                ",,,,,,,,,,,,,,,,,,,,,",
                "=",
                ":",
                "v1=",
                "Basic",
                "Basic ",
                "Basic :",
                "Bearer",
                "Bearer ",
                "null",
                "Ünïcödé \ud83d\ude80",
                "\ud800",
                "\u0000\u0001",
                "0".repeat(64),
                "zz".repeat(32),
                "x".repeat(1 << 20),
                "v1=".repeat(100_000),
                "a,".repeat(100_000));
    }

    @Test
    void an_empty_body_is_a_body() {
        assertThatCode(() -> check(message(SECRET).saying(""))).doesNotThrowAnyException();
    }

    @Test
    void it_never_shows_its_secrets() {
        assertThat(scheme(Secrets.of(SECRET)).toString()).doesNotContain(SECRET);
    }
}
