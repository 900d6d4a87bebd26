package dev.remediator.adapter.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest extends AuthenticationContract {

    @Override
    Authentication scheme(Secrets secrets) {
        return HeaderSecret.bearer(secrets);
    }

    @Override
    Message message(String secret) {
        return Message.of(BODY).with("Authorization", "Bearer " + secret);
    }

    @Override
    String carrier() {
        return "Authorization";
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer ", "BEARER ", "Bearer   "})
    void the_scheme_may_be_written_in_any_case(String scheme) {
        assertThat(check(showing(scheme + SECRET))).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Token ", "Basic "})
    void another_scheme_fails(String scheme) {
        assertThat(check(showing(scheme + SECRET)))
                .isEqualTo(
                        new Verdict.Failed(
                                "the header Authorization does not begin with 'Bearer'"));
    }
}
