package dev.remediator.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.adapter.authentication.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionsTest {
    private static final String ANA = "the-token-of-ana-1";
    private static final String BO = "the-token-of-bo-12";

    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final List<String> secrets = new ArrayList<>(List.of(ANA));
    private final Tokens tokens =
            Tokens.of(
                    List.of(
                            new Token(
                                    "ana",
                                    Role.OPERATOR,
                                    () -> Secrets.of(secrets.toArray(String[]::new)).now()),
                            new Token("bo", Role.ADMIN, Secrets.of(BO))));
    private final Sessions sessions = new Sessions(tokens, () -> now);
    private final String cookie = sessions.begin(ANA).orElseThrow();

    private boolean holds(String value) {
        return sessions.pass(value).isPresent();
    }

    @Test
    void it_is_of_whoever_signed_in() {
        assertThat(sessions.pass(cookie).map(Pass::caller))
                .contains(new Caller("ana", Role.OPERATOR));
    }

    @Test
    void the_cookie_does_not_have_the_token_in_it() {
        var said =
                new String(
                        Base64.getUrlDecoder().decode(cookie.split("\\.", 2)[0]),
                        StandardCharsets.UTF_8);
        assertThat(cookie + said).doesNotContain(ANA);
    }

    @Test
    void it_holds_at_another_remediator_with_the_same_tokens() {
        assertThat(new Sessions(tokens, () -> now).pass(cookie)).isPresent();
    }

    @Test
    void it_is_over_after_twelve_hours() {
        now = now.plus(Duration.ofHours(12));
        assertThat(holds(cookie)).isFalse();
    }

    @Test
    void it_holds_until_then() {
        now = now.plus(Duration.ofHours(12)).minusSeconds(1);
        assertThat(holds(cookie)).isTrue();
    }

    @Test
    void it_is_over_when_its_token_is_taken_away() {
        secrets.set(0, "another-token-of-ana");
        assertThat(holds(cookie)).isFalse();
    }

    @Test
    void it_stays_when_a_new_token_comes_beside_the_old_one() {
        secrets.add("another-token-of-ana");
        assertThat(holds(cookie)).isTrue();
    }

    @Test
    void it_is_over_for_whoever_signs_out_and_for_nobody_else() {
        var other = sessions.begin(ANA).orElseThrow();
        sessions.end(sessions.pass(cookie).orElseThrow());
        assertThat(List.of(holds(cookie), holds(other))).containsExactly(false, true);
    }

    @Test
    void nobody_signs_in_with_what_is_no_token() {
        assertThat(sessions.begin("no-token-of-anybody")).isEmpty();
    }

    @Test
    void whoever_changes_a_letter_of_it_is_nobody() {
        for (int i = 0; i < cookie.length(); i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(holds(cookie.substring(0, i) + other + cookie.substring(i + 1)))
                    .as("the letter %d", i)
                    .isFalse();
        }
    }

    @Test
    void whoever_says_to_be_somebody_else_is_nobody() {
        var parts = cookie.split("\\.", 2);
        var said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        var other =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                said.replace(" ana", " bo").getBytes(StandardCharsets.UTF_8));
        assertThat(holds(other + "." + parts[1])).isFalse();
    }

    @Test
    void a_form_is_one_of_its_own_session() {
        var pass = sessions.pass(cookie).orElseThrow();
        var other = sessions.pass(sessions.begin(ANA).orElseThrow()).orElseThrow();
        assertThat(List.of(pass.sentForm(pass.formToken()), pass.sentForm(other.formToken())))
                .containsExactly(true, false);
    }

    @Test
    void the_form_token_is_not_the_seal_of_a_session() {
        var pass = sessions.pass(cookie).orElseThrow();
        assertThat(cookie).doesNotContain(pass.formToken());
    }

    @Test
    void nonsense_is_nobodys() {
        assertThat(List.of("", ".", "a.b", "a", "..", "x".repeat(5000), "é.é"))
                .noneMatch(this::holds);
    }
}
