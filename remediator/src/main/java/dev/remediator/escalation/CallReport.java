package dev.remediator.escalation;

import java.util.Optional;

/// What became of a call, as the sentence that is logged, and read back from it. Here alone, so
/// that both stay the same.
///
/// @param whom who was called by what, as it was logged when the call began
/// @param detail what the channel said, in a sentence; empty if nothing
public record CallReport(String whom, String detail) {
    private static final String SAID = ": ";

    /// Such as `ana by sms: no answer`.
    public String sentence() {
        return detail.isEmpty() ? whom : whom + SAID + detail;
    }

    /// What the sentence says of a call; nothing, if it is about another.
    ///
    /// @param whom who was called by what
    public static Optional<CallReport> of(String sentence, String whom) {
        if (sentence.equals(whom)) {
            return Optional.of(new CallReport(whom, ""));
        }
        var begins = whom + SAID;
        return sentence.startsWith(begins)
                ? Optional.of(new CallReport(whom, sentence.substring(begins.length())))
                : Optional.empty();
    }
}
