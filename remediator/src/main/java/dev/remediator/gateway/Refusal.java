package dev.remediator.gateway;

/// A request that cannot be done as it was asked.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String sentence;

    /// @param status the HTTP status
    /// @param sentence what is wrong, with the key and the value, and what to do
    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
        this.sentence = sentence;
    }

    Reply reply() {
        return Reply.error(status, sentence);
    }
}
