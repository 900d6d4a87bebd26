package dev.remediator.recording;

/// A line does not say what a recording says: in words that follow `line 17 of incidents.jsonl`.
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 120;

    Unfit(String why) {
        super(why);
    }

    /// What stands in the line, so that it can be put into a sentence: one line, not long.
    static String quoted(String text) {
        var end = Math.min(text.length(), LONGEST);
        var plain = text.substring(0, end).replaceAll("\\p{Cntrl}|\\p{Cs}", " ").strip();
        return end < text.length() ? plain + "…" : plain;
    }

    /// What the program says of a line that it cannot make into what it should be.
    static Unfit because(RuntimeException e) {
        var said = e.getCause() instanceof IllegalArgumentException own ? own : e;
        var message = said instanceof tools.jackson.core.JacksonException j
                ? j.getOriginalMessage()
                : said.getMessage();
        var first = message == null ? "" : message.lines().findFirst().orElse("");
        var why = first.isBlank() ? said.getClass().getSimpleName() : first;
        return new Unfit("does not hold what a recording holds: " + quoted(why));
    }
}
