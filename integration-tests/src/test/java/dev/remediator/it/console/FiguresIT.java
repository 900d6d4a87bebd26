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

/// How it has been going, after something has been healed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiguresIT {
    @TempDir private Path directory;

    @Test
    void what_was_healed_is_shown_as_charts_and_survives_a_restart() throws Exception {
        try (var remediator = new Guarded(directory, Rules.DEFAULT.with(Calm.TILTS));
                var browser = new Browser(remediator.http().base())) {
            var began = Instant.now();
            remediator.fires("LongBurn", "web-1", began);
            await("a remedy")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> remediator.decided("LongBurn", "remedy-done").isPresent());
            browser.visit("/groups");
            browser.says("everything");
            remediator.resolves("LongBurn", "web-1", began);
            await("healed")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> remediator.reason("LongBurn").equals("healed"));

            browser.visit("/figures");

            browser.says("1 of 1 healed without a human (100 %)");
            browser.says("Every alert is accounted for.");
            assertThat(browser.all(".chart .alone")).hasSize(2);
            assertThat(browser.all(".chart .half")).hasSize(2);
            browser.isForEverybody();
            Pictures.of(browser, "figures");
            browser.shown("#share-hours-table summary").click();
            assertThat(browser.shown("#share-hours-table table").getText()).contains("100 %");
            assertThat(browser.complaints()).isEmpty();

            remediator.isKilledAndStartedAgain();

            assertThat(remediator.http().text("/figures"))
                    .contains("1 of 1 healed without a human (100 %)");
        }
    }
}
