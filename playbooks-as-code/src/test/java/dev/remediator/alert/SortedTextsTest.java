package dev.remediator.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortedTextsTest {
    private static final Map<String, String> THREE = Map.of("b", "2", "a", "1", "c", "3");

    private final Map<String, String> sorted = SortedTexts.of(THREE);

    @Test
    void it_is_equal_to_any_map_of_the_same_texts() {
        assertThat(sorted).isEqualTo(THREE).hasSameHashCodeAs(THREE);
        assertThat(THREE).isEqualTo(sorted);
    }

    @Test
    void it_is_read_in_the_order_of_the_names() {
        assertThat(sorted)
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "3"));
        assertThat(sorted.toString()).isEqualTo(new TreeMap<>(THREE).toString());
    }

    @Test
    void each_is_read_in_that_order() {
        var heard = new StringBuilder();
        sorted.forEach((name, value) -> heard.append(name).append(value));
        assertThat(heard).hasToString("a1b2c3");
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(sorted.get("aa")).isNull();
        assertThat(sorted).doesNotContainKey("").containsKey("c");
        assertThat(SortedTexts.of(Map.of())).isEmpty();
    }

    @Test
    void what_it_was_made_of_may_change() {
        var original = new HashMap<>(THREE);
        var copy = SortedTexts.of(original);
        original.clear();
        assertThat(copy).isEqualTo(THREE);
    }

    @Test
    void it_cannot_be_changed() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sorted.put("a", "2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sorted.entrySet().iterator().next().setValue("2"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> sorted.keySet().remove("a"));
    }

    @Test
    void it_is_copied_once() {
        assertThat(SortedTexts.of(sorted)).isSameAs(sorted);
    }
}
