package dev.remediator.actuator.traffic;

/// Why a proxy's share was not seen to be done, in one sentence.
sealed class Unconfirmed extends Exception permits Unanswered {
    private static final long serialVersionUID = 1L;
    private static final int LONG = 120;

    Unconfirmed(String sentence) {
        super(sentence);
    }

    Unconfirmed(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// What a stranger said, fit for a sentence: one short line without control characters.
    static String said(String reply) {
        var line = reply.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return "'" + (line.length() > LONG ? line.substring(0, LONG) + "…" : line) + "'";
    }

    /// What a library threw, fit for the end of a sentence.
    static String why(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : said(message);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
