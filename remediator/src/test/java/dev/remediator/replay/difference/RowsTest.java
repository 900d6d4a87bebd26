package dev.remediator.replay.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RowsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void rows_come_in_order_wherever_they_are_kept_and_more_than_once(int inMemory) {
        var rows = new Rows(inMemory);
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var at = Instant.ofEpochSecond(random.nextInt(50), 5);
            rows.add(
                    new Row(
                            at,
                            "inc-" + i,
                            "group " + i % 3,
                            "text\u20ac " + i + "\n",
                            "{\"i\":" + i + "}"));
        }

        for (int turn = 0; turn < 2; turn++) {
            var seen = new ArrayList<Row>();
            rows.forEach(seen::add);
            assertThat(seen).hasSize(500).isSorted().doesNotHaveDuplicates();
            assertThat(seen).anyMatch(row -> row.text().equals("text\u20ac 499\n"));
        }
        assertThat(rows.size()).isEqualTo(500);
    }
}
