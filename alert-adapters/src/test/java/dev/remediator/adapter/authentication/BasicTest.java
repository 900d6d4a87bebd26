package dev.remediator.adapter.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicTest extends AuthenticationContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return new Basic("prometheus", secrets);
    }

    @Override
    Message message(String secret) {
        return showing("prometheus", secret);
    }

    private static Message showing(String user, String secret) {
        var pair = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8));
        return Message.of(BODY).with("Authorization", "Basic " + pair);
    }

    @Override
    String carrier() {
        return "Authorization";
    }

    /// RFC 7617, sections 2 and 2.1.
    @ParameterizedTest
    @CsvSource({"Aladdin,open sesame,QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "test,123£,dGVzdDoxMjPCow=="})
    void the_examples_of_the_RFC_pass(String user, String password, String shown) {
        var delivery = Message.of(BODY).with("Authorization", "Basic " + shown).delivery();
        assertThat(new Basic(user, Secrets.of(password)).check(delivery)).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic ", "BASIC ", "Basic  "})
    void the_scheme_may_be_written_in_any_case(String scheme) {
        var right = shown(message(SECRET)).substring("Basic ".length());
        assertThat(check(showing(scheme + right))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void another_user_with_the_right_password_fails() {
        assertFails(check(showing("prometheu", SECRET)));
    }

    @Test
    void a_password_may_have_colons() {
        var verdict = new Basic("a", Secrets.of("b:c")).check(showing("a", "b:c").delivery());
        assertThat(verdict).isEqualTo(Verdict.PASSED);
    }

    @Test
    void what_is_no_base64_is_called_so() {
        assertThat(check(showing("Basic %%%")))
                .isEqualTo(
                        new Verdict.Failed("the header Authorization holds no base64 after Basic"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a:b"})
    void a_user_nobody_could_send_is_refused(String user) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Basic(user, Secrets.of(SECRET)))
                .withMessageStartingWith("user is '" + user + "'");
    }
}
