package dev.remediator.it.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Diary;
import dev.remediator.it.fixture.Guarded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// People steer a running remediator in a browser: real broker, real worker, real runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SteeringPagesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Guarded remediator;
    private Browser browser;

    @BeforeAll
    void starts(@TempDir Path directory) throws IOException {
        remediator = new Guarded(directory, Rules.DEFAULT.with(Calm.TILTS));
        browser = new Browser(remediator.http().base());
    }

    @AfterAll
    void stops() throws IOException {
        if (browser != null) {
            browser.close();
        }
        remediator.close();
    }

    @AfterEach
    void nothing_was_complained_of() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_andon_cord_stops_a_run_between_two_steps_and_its_release_goes_on() throws Exception {
        remediator.fires("LongBurn", "web-1", Instant.now());
        browser.visit("/andon");
        browser.says("No cord is pulled; automation runs.");
        await("some work").atMost(PATIENCE).until(() -> did("work-3") == 1);

        browser.shown("#pull-reason").sendKeys("smoke", Keys.ENTER);

        browser.says("Automation is stopped: everything. People are still paged.");
        await("the halt")
                .atMost(PATIENCE)
                .until(() -> remediator.reason("LongBurn").equals("andon"));
        browser.says("Remedies a cord holds back: 1");
        assertThat(browser.shown(".cords").getText()).contains("everything", "smoke", "unknown");
        assertThat(did("done")).isZero();
        inBothThemes();
        pictured("andon");
        browser.visit("/waiting");
        assertThat(browser.shown("main").getText()).contains("andon: 1", "work for a while");
        inBothThemes();

        browser.visit("/andon");
        browser.shown("#release-everything-reason").sendKeys("it was toast", Keys.ENTER);

        browser.says("The cord is released: everything.");
        await("the end").atMost(PATIENCE).until(() -> did("done") == 1);
        assertThat(did("work-3")).isEqualTo(1);
    }

    @Test
    void an_approval_lets_a_remedy_go_and_what_is_being_typed_survives_what_happens()
            throws Exception {
        browser.visit("/waiting");
        browser.driver()
                .executeScript(
                        """
                        window.swaps = 0;
                        document.addEventListener("htmx:afterSettle", () => window.swaps++);
                        """);
        remediator.fires("TouchyBurn", "web-2", Instant.now());
        var reason = "input[id^='approval-'][id$='-reason']";
        browser.shown(reason).sendKeys("go a");
        assertThat(browser.shown(".proposals").getText()).contains("note it", "node/web-2");
        var before = swaps();

        remediator.fires("NobodyKnowsThis", "web-3", Instant.now());
        await("the page follows").atMost(PATIENCE).until(() -> swaps() > before);

        assertThat(browser.shown(reason).getDomProperty("value")).isEqualTo("go a");
        browser.driver().switchTo().activeElement().sendKeys("head");
        assertThat(browser.shown(reason).getDomProperty("value")).isEqualTo("go ahead");
        browser.shown("button[value=approve]").click();

        browser.says("is approved");
        await("the remedy").atMost(PATIENCE).until(() -> did("allowed") == 1);
    }

    @Test
    void a_silence_is_set_and_ended_and_what_makes_no_sense_is_said_beside_what_was_typed()
            throws Exception {
        browser.visit("/silences");
        browser.shown("#set-matchers").sendKeys("everything");
        browser.shown("#set-reason").sendKeys("known", Keys.ENTER);
        browser.says("is not of the form label=value");
        assertThat(browser.shown("#set-matchers").getDomProperty("value")).isEqualTo("everything");
        browser.isForEverybody();

        browser.shown("#set-matchers").clear();
        browser.shown("#set-matchers").sendKeys("alertname=DiskFull\ninstance=web-*");
        browser.shown("#set-reason").sendKeys(Keys.ENTER);

        browser.says("The silence is set.");
        browser.says("● active alertname=DiskFull instance=web-*");
        inBothThemes();
        pictured("silences");

        browser.shown("input[id^='end-silence-'][id$='-reason']").sendKeys("over", Keys.ENTER);

        browser.says("Nothing is silenced.");
        browser.visit("/audit");
        assertThat(browser.shown("main").getText()).contains("silence-began", "silence-ended");
        inBothThemes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/andon", "/waiting", "/silences", "/audit", "/what-if"})
    void every_page_is_for_everybody_on_a_phone_too(String page) throws Exception {
        browser.phone(true);
        browser.visit(page);

        assertThat(
                        browser.driver()
                                .executeScript(
                                        "return document.documentElement.scrollWidth <="
                                                + " window.innerWidth"))
                .as("nothing is beyond the right edge")
                .isEqualTo(true);
        inBothThemes();
        browser.phone(false);
    }

    private void inBothThemes() throws IOException {
        browser.dark(true);
        browser.isForEverybody();
        browser.dark(false);
        browser.isForEverybody();
    }

    private void pictured(String name) throws IOException {
        if (Boolean.getBoolean("remediator.pictures")) {
            browser.picture(Path.of("..", "docs", "images", name + ".png"));
        }
    }

    private long swaps() {
        return (Long) requireNonNull(browser.driver().executeScript("return window.swaps"));
    }

    private long did(String what) throws IOException {
        return remediator.diary().stream().map(Diary.Line::what).filter(what::equals).count();
    }
}
