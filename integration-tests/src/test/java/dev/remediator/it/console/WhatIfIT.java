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
class WhatIfIT {
    private static final Path RECORDING =
            Path.of("..", "docs", "example-repository", "recordings", "2026-03-01.jsonl");

    @TempDir Path directory;

    @Test
    void a_recording_is_decided_again_with_the_playbooks_there_are_now() throws Exception {
        try (var remediator = new RemediatorProcess(directory);
                var browser = new Browser(remediator.http().base())) {
            browser.visit("/what-if");
            browser.shown("#ask-file").sendKeys(RECORDING.toAbsolutePath().normalize().toString());
            browser.shown("#ask button").click();

            browser.says("would be decided otherwise");
            browser.says("2026-03-01.jsonl");
            browser.says("remedies of HealWebNode");
            assertThat(browser.all(".answer tbody tr")).isNotEmpty();
            assertThat(browser.complaints()).isEmpty();
            browser.isForEverybody();
            browser.dark(true);
            browser.isForEverybody();
            if (Boolean.getBoolean("remediator.pictures")) {
                browser.picture(Path.of("..", "docs", "images", "what-if.png"));
            }
        }
    }
}
