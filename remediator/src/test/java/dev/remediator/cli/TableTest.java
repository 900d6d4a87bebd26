package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.cli.Table.Column;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {

    private static Table incidents() {
        var table = new Table(Column.whole("ID"), Column.of("ALERT"), Column.of("WHERE"));
        table.row("inc-0123456789abcdef", "DiskFull", "node/web-1.eu-west-1.example.com");
        table.row("inc-2", "ServiceDown", "node/web-2");
        return table;
    }

    private static Screen terminal(int columns) {
        return new Screen(true, columns, false);
    }

    @Test
    void a_program_gets_it_in_full_and_without_titles() {
        assertThat(incidents().lines(Screen.NONE))
                .containsExactly(
                        "inc-0123456789abcdef  DiskFull     node/web-1.eu-west-1.example.com",
                        "inc-2                 ServiceDown  node/web-2");
    }

    @Test
    void a_terminal_gets_titles_and_long_cells_are_shortened_in_their_middle() {
        assertThat(incidents().lines(terminal(56)))
                .containsExactly(
                        "ID                    ALERT        WHERE",
                        "inc-0123456789abcdef  DiskFull     node/web-1…xample.com",
                        "inc-2                 ServiceDown  node/web-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {46, 50, 60, 80, 200})
    void it_is_never_wider_than_the_terminal(int columns) {
        assertThat(incidents().lines(terminal(columns)))
                .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void what_is_copied_stays_whole_even_where_there_is_no_room() {
        assertThat(incidents().lines(terminal(10)).get(1)).startsWith("inc-0123456789abcdef  ");
    }

    @Test
    void what_stands_beneath_a_row_is_not_shortened() {
        var table = new Table(Column.whole("RUN"));
        table.rowOver("remediator approve inc-1-r1 --reason TEXT", "inc-1-r1");

        assertThat(table.lines(terminal(20)))
                .contains("    remediator approve inc-1-r1 --reason TEXT");
    }

    @Test
    void hostile_text_does_not_move_the_cursor() {
        var table = new Table(Column.of("A"));
        table.row("a\033[2Jb\nc");

        assertThat(table.lines(terminal(80))).containsExactly("A", "a?[2Jb?c");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "日本, 4",
        "한국어, 6",
        "é, 1",
        "e\u0301, 1",
        "🔥, 2",
        "Ａ, 2",
        "ä…ß, 3",
    })
    void wide_letters_are_counted_as_they_are_shown(String text, int columns) {
        assertThat(Width.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefgh, 8, abcdefgh",
        "abcdefghi, 8, abcd…ghi",
        "日本語日本語, 8, 日本…語",
        "🔥🔥🔥🔥🔥, 5, 🔥…🔥",
    })
    void both_ends_are_kept(String text, int columns, String shown) {
        assertThat(Table.shortened(text, columns)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 24 132, 132",
                "-, '', 80",
                "-, 0 0, 80",
                "-, stty: no tty, 80",
                "100, 24 132, 100",
                "0, 24 132, 132",
                "wide, 24 132, 132",
            })
    void the_width_is_what_the_shell_says_or_the_terminal_or_the_usual(
            String said, String size, int columns) {
        var environment = said == null ? Map.<String, String>of() : Map.of("COLUMNS", said);

        assertThat(Screen.of(environment, size).columns()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_COLOR, 1, false",
        "NO_COLOR, '', true",
        "TERM, dumb, false",
        "TERM, xterm, true"
    })
    void colours_are_for_whoever_has_not_refused_them(String name, String value, boolean coloured) {
        var screen = Screen.of(Map.of(name, value), "24 80");

        assertThat(screen.red("x").equals("x")).isNotEqualTo(coloured);
    }
}
