package dev.remediator.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.TokenedRemediator;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignInIT {
    @TempDir Path directory;

    @Test
    void a_person_signs_in_looks_and_signs_out() throws Exception {
        try (var remediator = new TokenedRemediator(directory.resolve("data"));
                var browser = new Browser(remediator.base())) {
            browser.visit("/playbooks");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/sign-in?next=%2Fplaybooks");
            assertThat(browser.complaints()).isEmpty();
            browser.isForEverybody();

            signIn(browser, "no-token-of-anybody");
            browser.says("This is no token that is known here");
            browser.isForEverybody();

            signIn(browser, TokenedRemediator.OPERATOR);
            browser.says("ana");
            assertThat(browser.driver().getCurrentUrl()).endsWith("/playbooks");
            assertThat(browser.driver().executeScript("return document.cookie")).isEqualTo("");
            browser.complaints(); // The refused attempt was one.
            browser.isForEverybody();
            browser.phone(true);
            browser.isForEverybody();

            browser.shown(".account button").click();
            browser.shown("#token");
            browser.visit("/playbooks");
            assertThat(browser.driver().getCurrentUrl()).contains("/sign-in");
        }
    }

    private static void signIn(Browser browser, String token) {
        browser.shown("#token").sendKeys(token);
        browser.shown("button").click();
    }
}
