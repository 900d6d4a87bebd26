package dev.remediator.gameday.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeepsakesTest {
    private final Keepsakes keepsakes = new Keepsakes();
    @TempDir Path directory;

    @Test
    void what_nobody_touched_is_not_lost() throws IOException {
        put("orders.db");

        assertThat(keepsakes.lost()).isEmpty();
    }

    @Test
    void what_was_removed_or_emptied_is_lost() throws IOException {
        put("orders.db");
        put("notes.txt");
        put("access.log");
        Files.delete(directory.resolve("orders.db"));
        Files.write(directory.resolve("access.log"), new byte[0]);

        assertThat(keepsakes.lost()).containsExactly("orders.db of web-1", "access.log of web-1");
    }

    @Test
    void what_was_taken_away_is_no_longer_missed() throws IOException {
        put("orders.db");

        keepsakes.clear();

        assertThat(keepsakes.lost()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    private void put(String file) throws IOException {
        keepsakes.put(directory.resolve(file), file + " of web-1", "text");
    }
}
