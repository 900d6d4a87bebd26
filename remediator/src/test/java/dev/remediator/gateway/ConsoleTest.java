package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What browsers get at the door.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final GatewayBench bench;

    ConsoleTest() throws IOException {
        bench = new GatewayBench();
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?state=paged&q=web&limit=7",
                "/incidents/inc-1",
                "/playbooks",
                "/playbooks/TinyBook",
                "/groups",
                "/waiting",
                "/silences",
                "/andon",
                "/audit",
                "/figures",
                "/what-if"
            })
    void a_page_loads_nothing_from_elsewhere_and_stands_in_nobodys_frame(String path)
            throws Exception {
        bench.chronicle.decides("inc-1", Reason.REMEDY_OFFERED, State.ACTING);

        var page = bench.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'", "frame-ancestors 'none'")
                                        .doesNotContain("unsafe"));
        assertThat(page.header("X-Frame-Options")).contains("DENY");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text()).doesNotContain("style=\"", "<style", "onclick");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/incidents/inc-404", "/playbooks/Nobody", "/assets/x.js"})
    void an_address_with_nothing_is_a_page_for_a_browser_and_JSON_for_a_program(String path)
            throws Exception {
        var page = bench.send("GET", path, "", "Accept", BROWSER);
        var json = bench.get(path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("<h1>There is no such page</h1>");
        assertThat(page.header("Content-Security-Policy")).isPresent();
        assertThat(json.status()).isEqualTo(404);
        assertThat(json.error()).isNotEmpty();
    }

    @Test
    void a_page_for_the_wrong_method_still_names_the_right_one() throws Exception {
        var page = bench.send("POST", "/playbooks", "", "Accept", BROWSER);

        assertThat(page.status()).isEqualTo(405);
        assertThat(page.header("Allow")).contains("GET");
    }

    @Test
    void a_style_sheet_that_is_still_the_same_is_not_sent_again() throws Exception {
        var first = bench.get("/assets/console.css");
        var tag = first.header("ETag").orElseThrow();
        var same = bench.send("GET", "/assets/console.css", "", "If-None-Match", tag);
        var other = bench.send("GET", "/assets/console.css", "", "If-None-Match", "\"other\"");

        assertThat(first.header("Cache-Control")).contains("no-cache");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.text()).isEmpty();
        assertThat(other.text()).isEqualTo(first.text());
    }

    @Test
    void a_script_with_its_version_in_its_name_is_kept_for_good() throws Exception {
        assertThat(bench.get("/assets/htmx-2.0.10.min.js").header("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("immutable"));
    }

    @Test
    void every_file_a_page_asks_for_is_there() throws Exception {
        var page = bench.get("/").text();
        var asked =
                Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1))
                        .toList();

        assertThat(asked).hasSizeGreaterThan(5);
        for (var path : asked) {
            assertThat(bench.get(path).status()).as(path).isEqualTo(200);
        }
    }
}
