package dev.remediator.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.remediator.guard.Rules;
import dev.remediator.it.fixture.Browser;
import dev.remediator.it.fixture.Calm;
import dev.remediator.it.fixture.Guarded;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people see of playbooks while one is at work.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaybookFlowIT {
    @TempDir private static Path directory;
    private static Guarded remediator;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        remediator = new Guarded(directory, Rules.DEFAULT.with(Calm.TILTS));
        browser = new Browser(remediator.http().base());
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
        remediator.close();
    }

    @Test
    void a_playbook_is_drawn_and_a_run_is_marked_where_it_stands_without_a_reload()
            throws Exception {
        browser.visit("/playbooks/HealSlowly");
        browser.driver().executeScript("window.notReloaded = true");
        assertThat(browser.shown(".drawing").getText())
                .contains("LongBurn fires", "work for a while", "page on-call", "healed")
                .doesNotContain("here now");

        remediator.fires("LongBurn", "web-1", Instant.now());

        browser.says("● 1 incident here now");
        assertThat(browser.driver().executeScript("return window.notReloaded")).isEqualTo(true);
        assertThat(browser.all(".node.remedy.marked")).hasSize(1);
        Pictures.of(browser, "playbook");
        browser.isForEverybody();
        browser.shown(".steps .here a").click();
        browser.says("LongBurn");
        assertThat(browser.driver().getCurrentUrl()).contains("/incidents/inc-");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_way_of_one_incident_is_marked() throws Exception {
        remediator.fires("TouchyBurn", "web-2", Instant.now());
        await("the proposal")
                .until(() -> remediator.reason("TouchyBurn").equals("approval-wanted"));

        browser.visit("/playbooks/HealIfAllowed");
        browser.shown("section table a[href*='incident=']").click();

        browser.says("Marked is the way of TouchyBurn on node/web-2");
        assertThat(browser.shown(".steps").getText()).contains("✓ came here", "● stands here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/playbooks", "/playbooks/HealStormily", "/groups", "/figures"})
    void a_page_is_for_everybody_by_day_and_by_night_on_a_phone(String page) throws Exception {
        browser.phone(false);
        browser.dark(false);
        browser.visit(page);
        browser.shown("h1");
        browser.isForEverybody();

        browser.phone(true);
        browser.dark(true);
        browser.visit(page);
        browser.shown("h1");
        browser.isForEverybody();
        var beside = "return document.documentElement.scrollWidth - window.innerWidth";
        assertThat((Long) browser.driver().executeScript(beside)).isLessThanOrEqualTo(0);
        browser.phone(false);
        browser.dark(false);
        assertThat(browser.complaints()).isEmpty();
    }
}
