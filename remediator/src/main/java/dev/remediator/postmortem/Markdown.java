package dev.remediator.postmortem;

import dev.remediator.paging.text.Plain;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// A document of CommonMark with GitHub's tables. What came from outside stands in code spans,
/// where nothing is mark-up, a link or a mention.
final class Markdown {
    private static final int MOST = 500;
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringBuilder text = new StringBuilder();

    /// What came from outside: one line of plain text, whatever it holds. A `|` ends the cell of a
    /// table even in a code span, so it becomes a broken bar.
    static String code(String outside) {
        var line = Plain.line(outside, MOST).replace('|', '¦');
        if (line.isEmpty()) {
            return "";
        }
        int longest =
                BACKTICKS
                        .matcher(line)
                        .results()
                        .mapToInt(run -> run.end() - run.start())
                        .max()
                        .orElse(0);
        var fence = "`".repeat(longest + 1);
        var pad = longest > 0 ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /// To the second, in UTC.
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Markdown heading(String heading) {
        text.append(text.isEmpty() ? "# " : "\n## ").append(heading).append("\n\n");
        return this;
    }

    Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /// Begins a table.
    Markdown table(String... columns) {
        row(columns);
        return line("|" + "---|".repeat(columns.length));
    }

    Markdown row(String... cells) {
        return line("| " + String.join(" | ", cells) + " |");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
