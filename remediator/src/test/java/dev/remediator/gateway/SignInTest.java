package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.access.Admission;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.guard.Policy;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Browsers come with a cookie.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final GatewayBench bench;

    SignInTest() throws IOException {
        bench =
                new GatewayBench(
                        Policy.DEFAULT,
                        Integrations.open(AdapterRegistry.of(List.of())),
                        true,
                        new Admission(AccessTest.TOKENS, Set.of()));
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    private GatewayBench.Answered signIn(String token, String next) throws Exception {
        var form =
                "token="
                        + URLEncoder.encode(token, StandardCharsets.UTF_8)
                        + "&next="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return bench.send("POST", "/sign-in", form, "Content-Type", FORM);
    }

    @Test
    void strangers_hand_in_no_files() throws Exception {
        var form =
                "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n--x--\r\n"
                        .formatted(AccessTest.OPERATOR);
        var answer =
                bench.send(
                        "POST",
                        "/sign-in",
                        form,
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertThat(answer.status()).isEqualTo(415);
    }

    private String cookie() throws Exception {
        return signIn(AccessTest.OPERATOR, "/").header("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @ParameterizedTest
    @CsvSource({
        "/,/sign-in",
        "/incidents/inc-1,/sign-in?next=%2Fincidents%2Finc-1",
        "/playbooks?x=a%26b%0d%0aSet-Cookie:y,"
                + "/sign-in?next=%2Fplaybooks%3Fx%3Da%2526b%250D%250ASet-Cookie%253Ay"
    })
    void whoever_looks_at_a_page_is_sent_to_sign_in_first(String path, String there)
            throws Exception {
        var answer = bench.send("GET", path, "", "Accept", "text/html,*/*");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains(there);
    }

    @Test
    void whoever_signs_in_comes_to_where_they_wanted_to_go() throws Exception {
        var answer = signIn(AccessTest.OPERATOR, "/incidents/inc-1?x=1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/incidents/inc-1?x=1");
        assertThat(answer.header("Set-Cookie"))
                .hasValueSatisfying(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("remediator=")
                                        .contains("HttpOnly", "SameSite=Strict", "Path=/")
                                        .doesNotContain("Secure", AccessTest.OPERATOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\r\nSet-Cookie: b=c",
                "javascript:alert(1)",
                "/\tevil",
                ""
            })
    void nobody_is_sent_elsewhere(String next) throws Exception {
        assertThat(signIn(AccessTest.OPERATOR, next).header("Location")).contains("/");
    }

    @Test
    void the_cookie_lets_them_in() throws Exception {
        assertThat(bench.send("GET", "/api/incidents", "", "Cookie", "a=b; " + cookie()).status())
                .isEqualTo(200);
    }

    @Test
    void the_cookie_does_not_make_more_of_them_than_they_are() throws Exception {
        var path = "/api/playbooks/TinyBook/autonomy";
        assertThat(bench.send("POST", path, "{}", "Cookie", cookie()).status()).isEqualTo(403);
    }

    @Test
    void what_is_no_token_is_answered_with_the_form_and_a_word_about_it() throws Exception {
        var answer = signIn("\"><script>alert(1)</script>", "\"><script>alert(2)</script>");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("This is no token").doesNotContain("<script>alert");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void whoever_fails_too_often_waits_even_with_the_right_one() throws Exception {
        for (int i = 0; i < 10; i++) {
            var _ = signIn("wrong", "/");
        }
        var answer = signIn(AccessTest.OPERATOR, "/");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).contains("60");
    }

    @Test
    void no_other_site_signs_anybody_in() throws Exception {
        var answer =
                bench.send(
                        "POST",
                        "/sign-in",
                        "token=" + AccessTest.OPERATOR,
                        "Content-Type",
                        FORM,
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_form_without_the_pages_own_token_does_nothing() throws Exception {
        var cookie = cookie();
        var answer =
                bench.send(
                        "POST", "/sign-out", "formToken=x", "Cookie", cookie, "Content-Type", FORM);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(bench.send("GET", "/api/incidents", "", "Cookie", cookie).status())
                .isEqualTo(200);
    }

    @Test
    void whoever_signs_out_is_out() throws Exception {
        var cookie = cookie();
        var page = bench.send("GET", "/", "", "Cookie", cookie).text();
        var token = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        var form = "formToken=" + token.group(1);

        var answer = bench.send("POST", "/sign-out", form, "Cookie", cookie, "Content-Type", FORM);

        assertThat(answer.header("Location")).contains("/sign-in");
        assertThat(bench.send("GET", "/api/incidents", "", "Cookie", cookie).status())
                .isEqualTo(401);
    }

    @Test
    void where_no_tokens_are_set_nobody_signs_in() throws Exception {
        try (var open = new GatewayBench()) {
            assertThat(open.get("/sign-in").header("Location")).contains("/");
        }
    }
}
