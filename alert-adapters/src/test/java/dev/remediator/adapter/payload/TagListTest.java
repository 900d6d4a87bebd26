package dev.remediator.adapter.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TagListTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"team:web , tier=1,,canary\"",
                "[\"team:web\", \"tier=1\", \"\", \"canary\"]",
                "[{\"name\":\"team\",\"value\":\"web\"},{\"key\":\"tier\",\"value\":1},"
                        + "{\"name\":\"canary\",\"value\":null},{\"color\":\"red\"},[]]",
            })
    void tags_become_labels_in_whichever_way_they_are_written(String json) {
        assertThat(read(json))
                .containsExactly(entry("team", "web"), entry("tier", "1"), entry("tags", "canary"));
    }

    @Test
    void the_first_of_a_name_counts() {
        assertThat(read("\"team:web,team:db\"")).containsExactly(entry("team", "web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "\"{Tags}\"", "\" , \"", "[]"})
    void no_tags_are_no_labels(String json) {
        assertThat(read(json)).isEmpty();
    }

    /// Quadratic, it would take minutes.
    @Test
    @Timeout(30)
    void blanks_between_tags_are_not_looked_at_again_and_again() {
        assertThat(read("\"team:web," + " ".repeat(900_000) + "canary\""))
                .containsExactly(entry("team", "web"), entry("tags", "canary"));
    }

    private static Map<String, String> read(String json) {
        return TagList.read(Payload.parse(("{\"tags\":" + json + "}").getBytes(UTF_8)).at("tags"));
    }
}
