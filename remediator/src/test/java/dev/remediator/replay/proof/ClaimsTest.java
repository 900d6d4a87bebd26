package dev.remediator.replay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.Shelf;
import dev.remediator.playbook.Book;
import dev.remediator.replay.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClaimsTest {
    private static final String LONGER = "web-1 acts later: 2 min → 5 min";
    private static final String PAGED = "web-2 is paged earlier";

    @TempDir private Path folder;

    /// A replay that came to this.
    private record Found(List<String> rows, long incidents) implements Replayed {
        @Override
        public boolean same() {
            return rows.isEmpty();
        }

        @Override
        public String text() {
            return String.join("\n", rows) + "\n";
        }

        @Override
        public List<String> json() {
            return List.of();
        }
    }

    private static Replaying finding(String... rows) {
        return playing((_, _, _) -> new Found(List.of(rows), 3));
    }

    private static Replaying playing(Replaying.Player player) {
        var shelf = new Shelf(Book.of(List.of()), ClaimsTest.class.getClassLoader());
        return new Replaying(
                List.of(Path.of("recordings/night.jsonl")), shelf, replay -> replay, player);
    }

    @AfterEach
    void nothing_is_written_from_now_on() {
        System.clearProperty(Declaration.WRITE);
    }

    private Path declared(String... lines) throws IOException {
        return Files.write(folder.resolve("expected-differences.txt"), List.of(lines));
    }

    @Test
    void what_changes_nothing_passes() {
        finding().changeNothing();
        finding().changeOnly(folder.resolve("there-is-none.txt"));
    }

    @Test
    void a_difference_is_shown_with_what_to_do() {
        assertThatThrownBy(() -> finding(LONGER).changeNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        The replay of recordings/night.jsonl differs from what was recorded:

                        web-1 acts later: 2 min → 5 min

                        If this is meant, declare it: say \
                        changeOnly(Path.of("expected-differences.txt")) instead of \
                        changeNothing(), and run the test once with -Dremediator.declare=true.""");
    }

    @Test
    void a_difference_that_is_declared_passes_whatever_ends_its_lines() throws IOException {
        var file = declared();
        Files.writeString(file, LONGER + "  \r\n" + PAGED + "\r\n");

        finding(LONGER, PAGED).changeOnly(file);

        assertThat(file).exists();
    }

    @Test
    void another_difference_than_the_declared_one_is_shown_beside_it() throws IOException {
        var file = declared("web-3 is healed", LONGER, "the end");

        assertThatThrownBy(() -> finding("web-3 is healed", PAGED, "the end").changeOnly(file))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        The replay does not differ as %s declares (- declared, + now):

                          web-3 is healed
                        - web-1 acts later: 2 min → 5 min
                        + web-2 is paged earlier
                          the end

                        If this is meant, write the file anew and commit it: run the test once \
                        with -Dremediator.declare=true."""
                                .formatted(file));
    }

    @Test
    void a_declared_difference_that_no_longer_comes_is_noticed() throws IOException {
        var file = declared(LONGER);

        assertThatThrownBy(() -> finding().changeOnly(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("- " + LONGER);
    }

    @Test
    void a_difference_that_is_not_declared_at_all_is_noticed() {
        var none = folder.resolve("there-is-none.txt");

        assertThatThrownBy(() -> finding(LONGER).changeOnly(none))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("+ " + LONGER);
    }

    @Test
    void the_file_is_written_anew_when_that_is_asked_for_and_passes_then() {
        var file = folder.resolve("declared/expected-differences.txt");
        System.setProperty(Declaration.WRITE, "true");
        finding(LONGER, PAGED).changeOnly(file);
        System.clearProperty(Declaration.WRITE);

        finding(LONGER, PAGED).changeOnly(file);

        assertThat(file).hasContent(LONGER + "\n" + PAGED + "\n");
    }

    @Test
    void a_declaration_goes_when_nothing_is_different_any_more() throws IOException {
        var file = declared(LONGER);
        System.setProperty(Declaration.WRITE, "true");

        finding().changeOnly(file);

        assertThat(file).doesNotExist();
    }

    @Test
    void recordings_without_an_incident_prove_nothing() {
        assertThatThrownBy(() -> playing((_, _, _) -> new Found(List.of(), 0)).changeNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessage("recordings/night.jsonl holds no incident, so it proves nothing");
    }

    @Test
    void a_recording_that_cannot_be_used_is_said_in_its_own_sentence() {
        var broken =
                playing(
                        (_, _, _) -> {
                            throw new IOException("line 2 of night.jsonl is cut off");
                        });

        assertThatThrownBy(broken::changeNothing)
                .isInstanceOf(AssertionError.class)
                .hasMessage("line 2 of night.jsonl is cut off");
    }

    @Test
    void a_folder_without_recordings_is_said() throws IOException {
        Files.createFile(folder.resolve("notes.txt"));

        assertThatThrownBy(() -> Recordings.in(folder))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(folder + " holds no recording");
        assertThatThrownBy(() -> Recordings.in(folder.resolve("none")))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("there is no folder of recordings at ");
    }

    @Test
    void a_long_difference_is_cut_and_the_rest_counted() {
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        for (int i = 0; i < 3000; i++) {
            before.add("then " + i);
            after.add("now " + i);
        }

        assertThat(LineDiff.of(before, after).lines()).hasSizeBetween(100, 202);
        assertThat(LineDiff.of(before.subList(0, 500), after.subList(0, 500)))
                .endsWith("… and 800 lines more");
    }
}
