package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.settings.ChannelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `docs/paging-channels.md` has every kind of channel with every option, and no other.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChannelsPageTest {
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final Pattern TABLE =
            Pattern.compile("(?s)\\| option \\| means \\| default \\|.*?\n\n");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n- (.*?)```");
    private static final Pattern OPTIONS = Pattern.compile("options: \\{(.*?)}}?\\s");

    private final String page;

    ChannelsPageTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "paging-channels.md"));
    }

    @Test
    void every_kind_has_its_section_in_order() {
        assertThat(page.lines().filter(line -> line.matches("## [a-z-]+")))
                .containsExactlyElementsOf(
                        Arrays.stream(ChannelKind.values())
                                .map(kind -> "## " + kind.word())
                                .toList());
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void the_table_says_what_it_can_do(ChannelKind kind) {
        var word = kind.word();
        var row =
                page.lines()
                        .filter(line -> line.startsWith("| [`%s`](#%s) |".formatted(word, word)))
                        .findFirst()
                        .orElse("");
        if (kind != ChannelKind.PAGERDUTY_SCHEDULES) {
            assertThat(row)
                    .contains(
                            "| %s | %s | %s |"
                                    .formatted(
                                            said(kind, Trait.KEYED),
                                            said(kind, Trait.ACKNOWLEDGES),
                                            said(kind, Trait.RESOLVES)));
        }
        assertThat(row.endsWith("| needed |")).isEqualTo(kind.needsSecret());
    }

    private static String said(ChannelKind kind, Trait trait) {
        return kind.has(trait) ? "yes" : "no";
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void its_section_has_its_options_and_no_others(ChannelKind kind) {
        var table = TABLE.matcher(section(kind));
        var rows = table.find() ? table.group() : "";
        assertThat(OPTION.matcher(rows).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(kind.options());
    }

    @ParameterizedTest
    @EnumSource(ChannelKind.class)
    void its_example_is_one_that_can_be_used(ChannelKind kind) {
        var example = EXAMPLE.matcher(section(kind));
        assertThat(example.find()).isTrue();
        var text = example.group(1);
        assertThat(text).contains("kind: " + kind.word());
        assertThat(text.contains("secret: ") || !kind.needsSecret()).isTrue();
        var spec =
                new ChannelSpec(
                        "c", kind, value(text, "url"), value(text, "secret"), options(text));
        assertThatCode(() -> made(spec)).doesNotThrowAnyException();
    }

    private static void made(ChannelSpec spec) {
        if (spec.kind() != ChannelKind.PAGERDUTY_SCHEDULES && spec.kind() != ChannelKind.FCM) {
            var atSecret =
                    spec.kind() == ChannelKind.SLACK_WEBHOOK || spec.kind() == ChannelKind.TEAMS;
            var channel =
                    Channels.of(
                            spec, () -> atSecret ? "https://example.com/secret" : "a-long-secret");
            assertThat(channel.toString()).doesNotContain("secret");
        }
    }

    private static String value(String text, String key) {
        var found = Pattern.compile(key + ": \"?([^\\s\",}]+)").matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static Map<String, String> options(String text) {
        var options = new TreeMap<String, String>();
        var found = OPTIONS.matcher(text);
        if (found.find()) {
            for (var pair : found.group(1).split(", ", -1)) {
                var parts = pair.split(": ", 2);
                options.put(parts[0], parts[1].replace("\"", ""));
            }
        }
        return options;
    }

    private String section(ChannelKind kind) {
        var start = page.indexOf("\n## " + kind.word() + "\n");
        assertThat(start).isNotNegative();
        var end = page.indexOf("\n## ", start + 4);
        return page.substring(start, end < 0 ? page.length() : end);
    }
}
