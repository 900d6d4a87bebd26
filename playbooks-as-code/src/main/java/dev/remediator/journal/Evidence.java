package dev.remediator.journal;

/// What is told of something that was thrown: its message, short enough for a journal and a page,
/// and without what looks like a secret.
public final class Evidence {
    private static final int LONGEST = 2_000;

    /// A secret that begins before the cut may end behind it.
    private static final int LOOKED_AT = 4 * LONGEST;

    private Evidence() {}

    /// What it says.
    public static String of(Throwable thrown) {
        var said = thrown.getMessage();
        if (said == null || said.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return cut(Redaction.of(begin(said, LOOKED_AT)));
    }

    /// Never in the middle of a character.
    public static String cut(String said) {
        if (said.length() <= LONGEST) {
            return said;
        }
        return begin(said, LONGEST) + "…";
    }

    private static String begin(String said, int longest) {
        if (said.length() <= longest) {
            return said;
        }
        int end = Character.isHighSurrogate(said.charAt(longest - 1)) ? longest - 1 : longest;
        return said.substring(0, end);
    }
}
