package dev.remediator.postmortem;

/// Finds code spans as CommonMark does: a run of backticks, closed by the next run of that length.
final class Spans {

    private Spans() {}

    /// The line without its code spans; in a row of a table the cells are taken apart first, as
    /// GitHub does.
    static String without(String line) {
        if (!line.startsWith("|")) {
            return withoutIn(line);
        }
        var cells = new StringBuilder();
        for (var cell : line.split("\\|", -1)) {
            cells.append('|').append(withoutIn(cell));
        }
        return cells.toString();
    }

    private static String withoutIn(String text) {
        var rest = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = run(text, at);
            int end = length == 0 ? -1 : close(text, at + length, length);
            if (end < 0) {
                rest.append(text, at, at + Math.max(1, length));
                at += Math.max(1, length);
            } else {
                at = end;
            }
        }
        return rest.toString();
    }

    private static int run(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '`') {
            to++;
        }
        return to - from;
    }

    /// After the run that closes it; -1 if there is none.
    private static int close(String text, int from, int length) {
        for (int at = from; at < text.length(); at++) {
            int run = run(text, at);
            if (run == length) {
                return at + run;
            }
            at += run;
        }
        return -1;
    }
}
