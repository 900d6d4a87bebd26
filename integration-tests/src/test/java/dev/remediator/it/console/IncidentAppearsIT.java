package dev.remediator.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.RemediatorProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncidentAppearsIT {
    @TempDir Path directory;

    @Test
    void an_incident_appears_without_a_reload() throws Exception {
        try (var remediator = new RemediatorProcess(directory);
                var browser = new Browser(remediator.http().base())) {
            browser.visit("/");
            browser.driver().executeScript("window.notReloaded = true");

            remediator
                    .http()
                    .post(
                            "/api/v2/alerts",
                            "[{\"labels\": {\"alertname\": \"NobodyKnowsThis\", \"instance\": \"a\"}}]");

            browser.says("NobodyKnowsThis");
            assertThat(browser.driver().executeScript("return window.notReloaded")).isEqualTo(true);
            assertThat(browser.complaints()).isEmpty();
            browser.isForEverybody();
        }
    }
}
