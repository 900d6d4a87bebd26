package dev.remediator.replay.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OrderOfTimeTest {
    @TempDir private Path directory;
    private AlertFiles files = new AlertFiles(Path.of("."));

    @BeforeEach
    void begin() {
        files = new AlertFiles(directory);
    }

    /// Rows by their time in seconds; each is called by its place.
    private static List<Row> rows(List<Long> seconds) {
        var rows = new ArrayList<Row>();
        for (long second : seconds) {
            var row = new Row(rows.size() + 1, new @Nullable String[] {"r" + rows.size(), null});
            row.at = Instant.ofEpochSecond(second);
            rows.add(row);
        }
        return rows;
    }

    private static TimedRows timed(List<Row> rows) {
        var left = rows.iterator();
        return new TimedRows() {
            @Override
            public @Nullable Row next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public double share() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    private static List<String> names(TimedRows rows) throws IOException {
        var names = new ArrayList<String>();
        for (var row = rows.next(); row != null; row = rows.next()) {
            names.add(row.value(0) + "@" + row.at.getEpochSecond() + row.value(1));
        }
        return names;
    }

    private static List<String> sorted(List<Row> rows) throws IOException {
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((Row row) -> row.at).thenComparingLong(row -> row.line));
        return names(timed(sorted));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,10", "3,1000", "4,15000"})
    void rows_near_their_place_are_put_right_on_the_way(long seed, int jitter) throws IOException {
        var random = new SplittableRandom(seed);
        var seconds = new ArrayList<Long>();
        for (int i = 0; i < 50_000; i++) {
            seconds.add((long) i - (jitter == 0 ? 0 : random.nextInt(jitter)));
        }
        var rows = rows(seconds);

        var order = Order.of(timed(rows));

        assertThat(order.near()).isTrue();
        assertThat(order.rows()).isEqualTo(50_000);
        assertThat(order.farthest())
                .isBetween(Math.max(0, jitter - 2) / 2, Math.max(0, jitter - 1));
        assertThat(names(new NearlySorted(timed(rows), order.farthest()))).isEqualTo(sorted(rows));
    }

    @Test
    void what_stands_farther_is_sorted_through_a_file() throws IOException {
        var random = new SplittableRandom(5);
        var seconds = new ArrayList<Long>();
        for (int i = 0; i < 300_000; i++) {
            seconds.add((long) random.nextInt(10_000));
        }
        var rows = rows(seconds);

        assertThat(Order.of(timed(rows)).near()).isFalse();
        try (var sort = SpillSort.of(timed(rows))) {
            assertThat(names(sort)).isEqualTo(sorted(rows));
            assertThat(sort.share()).isEqualTo(1);
        }
    }

    @Test
    void a_file_of_which_time_goes_back_is_sorted_and_that_is_said() throws IOException {
        var content = new StringBuilder("time,name,host\n");
        for (int part = 2; part > 0; part--) {
            for (int i = 0; i < 30_000; i++) {
                content.append(1_642_240_800L + part * 30_000L + i).append(",A,h\n");
            }
        }
        var file = files.file("parts.csv", content.toString());

        var heard = files.read(file);

        assertThat(heard).hasSize(60_000);
        assertThat(heard).extracting(Input.Heard::at).isSorted();
        assertThat(files.told)
                .contains(file + " is not in order of time: it is sorted, in a temporary file");
    }

    @Test
    void several_files_are_one_in_the_order_of_time() throws IOException {
        var one = files.file("one.csv", "time,name,host\n1642240800,A1,h\n1642240802,A2,h\n");
        var two =
                files.file(
                        "two.jsonl",
                        """
                        {"ts":"2022-01-15T10:00:00Z","rule":"B1"}
                        {"ts":"2022-01-15T10:00:03Z","rule":"B3"}
                        {"ts":"2022-01-15T10:00:01Z","rule":"B2"}
                        """);

        var heard = files.read(StreamOptions.DEFAULT, one, two);

        assertThat(heard)
                .extracting(h -> h.alert().name())
                .containsExactly("A1", "B1", "B2", "A2", "B3");
    }
}
