package dev.remediator.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Guarded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A remedy at work, as somebody sees it who was woken by it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentTimelineIT {
    @TempDir private Path directory;

    @Test
    void a_remedy_is_followed_step_by_step_until_it_is_over() throws Exception {
        try (var remediator = new Guarded(directory, Rules.DEFAULT.with(Calm.TILTS));
                var browser = new Browser(remediator.http().base())) {
            browser.visit("/");
            var began = Instant.now();
            remediator.fires("LongBurn", "web-1", began);

            browser.says("'work for a while' runs for");
            browser.says("Step ");
            picture(browser, "console-first-page");
            browser.isForEverybody();
            browser.shown(".card h3 a").click();
            browser.says("Remedy: work for a while");
            browser.driver().executeScript("window.notReloaded = true");
            steps(browser, 3);
            browser.phone(true);
            picture(browser, "console-incident-phone");
            browser.phone(false);
            picture(browser, "console-incident");
            fits(browser);

            remediator.resolves("LongBurn", "web-1", began);
            browser.says("What became of it");
            assertThat(browser.driver().executeScript("return window.notReloaded")).isEqualTo(true);
            fits(browser);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void steps(Browser browser, int many) {
        await(many + " steps")
                .atMost(Duration.ofSeconds(60))
                .until(() -> browser.all(".attempt .moment-step").size() >= many);
    }

    /// On a desk and on a phone, dark and light.
    private static void fits(Browser browser) throws Exception {
        for (boolean phone : new boolean[] {false, true}) {
            browser.phone(phone);
            for (boolean dark : new boolean[] {false, true}) {
                browser.dark(dark);
                browser.isForEverybody();
            }
            assertThat(
                            browser.driver()
                                    .executeScript(
                                            "return document.documentElement.scrollWidth"
                                                    + " - document.documentElement.clientWidth"))
                    .as("what does not fit, phone " + phone)
                    .isEqualTo(0L);
        }
        browser.phone(false);
        browser.dark(false);
    }

    private static void picture(Browser browser, String name) throws Exception {
        if (System.getProperty("remediator.pictures") != null) {
            browser.picture(Path.of("..", "docs", "images", name + ".png"));
        }
    }
}
