package dev.remediator.it.console;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.RemediatorProcess;
import dev.remediator.it.fixture.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

/// The first page, in a real browser.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentAppearsIT {
    @TempDir static Path directory;
    private static RemediatorProcess remediator;

    private Browser browser;

    @BeforeAll
    static void starts() throws IOException {
        remediator = new RemediatorProcess(directory);
    }

    @AfterAll
    static void stops() throws IOException {
        remediator.close();
    }

    @BeforeEach
    void opens() {
        browser = new Browser(remediator.http().base());
    }

    @AfterEach
    void closes() {
        browser.close();
    }

    private static void fires(Map<String, String> labels, Map<String, String> annotations)
            throws IOException {
        var alert = Map.of("labels", labels, "annotations", annotations);
        var body = JsonMapper.shared().writeValueAsString(List.of(alert));
        assertThat(remediator.http().post("/api/v2/alerts", body)).isEqualTo(200);
    }

    private static void fires(String name) throws IOException {
        fires(Map.of("alertname", name, "instance", name), Map.of());
    }

    private @Nullable Object script(String script) {
        return browser.driver().executeScript(script);
    }

    @Test
    void an_incident_appears_without_a_reload() throws Exception {
        browser.visit("/");
        script("window.notReloaded = true");

        fires("NobodyKnowsThis");

        browser.says("NobodyKnowsThis");
        assertThat(script("return window.notReloaded")).isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
        browser.isForEverybody();
    }

    @Test
    void what_somebody_types_stays_when_the_page_changes_and_each_change_is_fetched_once()
            throws Exception {
        browser.visit("/");
        fires("TypedBefore");
        browser.says("TypedBefore");
        var field = browser.shown("#q");
        field.sendKeys("half a wo");
        script(
                """
                document.addEventListener("htmx:afterRequest", () => window.fetched++);
                """);

        for (int i = 1; i <= 4; i++) {
            script("window.fetched = 0");
            script("htmx.trigger('#main', 'changed')");
            await("a fetch")
                    .until(() -> !requireNonNull(script("return window.fetched")).equals(0L));
        }
        fires("TypedAfter");
        browser.says("TypedAfter");

        assertThat(script("return window.fetched")).as("fetches of a change").isIn(1L, 2L, 3L);
        assertThat(script("return document.activeElement.id")).isEqualTo("q");
        assertThat(field.getDomProperty("value")).isEqualTo("half a wo");
        script("document.getElementById('main').focus()");
        fires("TypedLater");
        browser.says("TypedLater");
        assertThat(field.getDomProperty("value")).isEqualTo("half a wo");
    }

    @Test
    void a_page_that_can_no_longer_know_says_so_and_goes_on_by_itself() throws Exception {
        int port = URI.create(remediator.http().base()).getPort();
        try (var wire = new Wire(port);
                var far = new Browser(wire.base())) {
            far.visit("/");
            fires("BeforeTheCut");
            far.says("BeforeTheCut");

            wire.cut();
            far.says("Connection lost: this is what was at ");
            far.says("BeforeTheCut");
            far.isForEverybody();
            fires("DuringTheCut");
            wire.mend();

            far.says("DuringTheCut");
            await("silence")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !far.shown("body").getText().contains("Connection lost"));
        }
    }

    @Test
    void whatever_an_alert_says_is_inert() throws Exception {
        var script = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>";
        var quotes = "\" onmouseover=\"window.hacked=1\" autofocus onfocus=\"window.hacked=1";
        fires(
                Map.of("alertname", "Hostile" + script, "instance", quotes, script, "x"),
                Map.of(
                        "summary",
                        script,
                        "runbook_url",
                        "javascript:window.hacked=1",
                        "dashboard",
                        "https://a.example/'\"><script>window.hacked=1</script>"));

        browser.visit("/?q=" + "Hostile");
        browser.says("Hostile<script>");
        isInert();
        browser.shown("main a[href^='/incidents/']").click();
        browser.says("javascript:window.hacked=1");
        isInert();
        browser.isForEverybody();
        assertThat(browser.complaints()).isEmpty();
    }

    private void isInert() {
        assertThat(script("return window.hacked")).isNull();
        assertThat(browser.all("main script, main img, main [onerror], main [onfocus]")).isEmpty();
        assertThat(browser.all("[onmouseover], a[href^='javascript'], [autofocus]")).isEmpty();
    }

    @Test
    void everything_is_reached_by_keyboard_and_the_first_step_skips_to_the_content()
            throws Exception {
        fires("ReachedByKeyboard");
        browser.visit("/");
        browser.says("ReachedByKeyboard");
        var wanted = "main a[href], main button, main input:not([type=hidden]), header a";
        long all = browser.all(wanted).size();
        var reached = new HashSet<Object>();
        var body = browser.driver().findElement(By.tagName("body"));
        body.sendKeys(Keys.TAB);
        assertThat(script("return document.activeElement.className")).isEqualTo("skip");

        for (int i = 0; i < all; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            reached.add(browser.driver().switchTo().activeElement());
        }

        assertThat(reached).hasSize((int) all);
        browser.visit("/");
        browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB, Keys.ENTER);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        assertThat(script("return document.activeElement.id")).isEqualTo("main");
    }
}
