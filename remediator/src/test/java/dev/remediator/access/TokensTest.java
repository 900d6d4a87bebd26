package dev.remediator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.adapter.authentication.Secrets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TokensTest {
    static final String OLD = "an-old-token-of-ana";
    static final String NEW = "a-new-token-of-ana";
    static final String BOT = "the-token-of-the-bot";

    private static Token token(String name, Role role, String... secrets) {
        return new Token(name, role, Secrets.of(secrets));
    }

    @Test
    void a_token_is_its_owners() {
        var tokens =
                Tokens.of(List.of(token("ana", Role.ADMIN, OLD), token("bot", Role.VIEWER, BOT)));
        assertThat(tokens.pass(BOT).map(Pass::caller)).contains(new Caller("bot", Role.VIEWER));
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void each_line_of_a_file_is_one_so_that_none_is_missed_while_they_are_exchanged(String token) {
        var tokens = Tokens.of(List.of(token("ana", Role.ADMIN, OLD + "\r\n" + NEW + "\n")));
        assertThat(tokens.pass(token).map(pass -> pass.caller().name())).contains("ana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "an-old-token-of-an",
                "an-old-token-of-ana ",
                OLD + "\n" + NEW,
                "AN-OLD-TOKEN-OF-ANA"
            })
    void anything_else_is_nobodys(String token) {
        var tokens = Tokens.of(List.of(token("ana", Role.ADMIN, OLD + "\n" + NEW)));
        assertThat(tokens.pass(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "fifteen-letters", OLD + "\nfifteen-letters"})
    void a_short_one_is_refused_and_not_shown(String secret) {
        assertThatThrownBy(() -> Tokens.of(List.of(token("ana", Role.ADMIN, secret))))
                .hasMessage(
                        "http.tokens[0].secret is shorter than 16 characters; make one with:"
                                + " openssl rand -hex 32");
    }

    @Test
    void two_people_do_not_share_one() {
        var both = List.of(token("ana", Role.ADMIN, OLD), token("bo", Role.VIEWER, NEW, OLD));
        assertThatThrownBy(() -> Tokens.of(both))
                .hasMessage(
                        "http.tokens[1].secret is also somebody else's; give each a token of their"
                                + " own");
    }

    @Test
    void one_that_has_become_short_holds_no_longer() {
        var now = new String[] {OLD};
        Secrets file = () -> Secrets.of(now[0]).now();
        var tokens = Tokens.of(List.of(new Token("ana", Role.ADMIN, file)));
        now[0] = "short";
        assertThat(tokens.pass("short")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.9.8.7", "[::1]", "::1"})
    void this_machine_is_known_by_its_names(String host) {
        assertThat(Loopback.is(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "",
                "10.0.0.1"
            })
    void others_are_not_taken_for_it(String host) {
        assertThat(Loopback.is(host)).isFalse();
    }
}
