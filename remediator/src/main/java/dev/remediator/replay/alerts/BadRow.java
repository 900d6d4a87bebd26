package dev.remediator.replay.alerts;

/// A row that cannot be used. The rows behind it may be.
final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    final long line;

    /// @param sentence what is wrong and what to do
    BadRow(long line, String sentence) {
        super(sentence, null, false, false);
        this.line = line;
    }

    /// A value of the file as a sentence may show it: on one line and not long.
    static String quoted(String value) {
        var shown = new StringBuilder("'");
        value.codePoints()
                .limit(LONGEST_QUOTE)
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .forEach(shown::appendCodePoint);
        return shown.append(value.length() > LONGEST_QUOTE ? "…'" : "'").toString();
    }
}
