package dev.remediator.gameday;

/// What becomes of a database that was broken.
public enum Outcome {
    /// Another member is the primary.
    FAILED_OVER("failed over"),
    /// Nobody was promoted, and people were paged.
    REFUSED("refused"),
    /// Neither, for as long as it was waited for.
    NOTHING("nothing");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /// For people and programs.
    public String words() {
        return words;
    }
}
