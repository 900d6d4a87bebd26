package dev.remediator.journal;

/// What is told of something that was thrown: its message, short enough for a journal and a page.
public final class Evidence {
    private static final int LONGEST = 2_000;

    private Evidence() {}

    /// What it says.
    public static String of(Throwable thrown) {
        var said = thrown.getMessage();
        if (said == null || said.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        return cut(said);
    }

    /// Never in the middle of a character.
    public static String cut(String said) {
        if (said.length() <= LONGEST) {
            return said;
        }
        int end = Character.isHighSurrogate(said.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return said.substring(0, end) + "…";
    }
}
