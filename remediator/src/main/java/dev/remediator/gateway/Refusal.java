package dev.remediator.gateway;

/// A request that cannot be done as it was asked.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    /// @param status the HTTP status
    /// @param sentence what is wrong, with the key and the value, and what to do
    Refusal(int status, String sentence) {
        this(sentence, Reply.error(status, sentence));
    }

    /// @param sentence what is wrong, for the log
    /// @param reply what is answered
    Refusal(String sentence, Reply reply) {
        super(sentence);
        this.reply = reply;
    }

    /// What is wrong, and what to do.
    String sentence() {
        return String.valueOf(getMessage());
    }

    Reply reply() {
        return reply;
    }
}
