package dev.remediator.adapter.authentication;

/// What came of a check.
public sealed interface Verdict {
    /// It is from whom it should be from.
    Verdict PASSED = new Passed();

    /// It is.
    record Passed() implements Verdict {}

    /// It is not, or does not show it.
    ///
    /// @param why one sentence for the person who configured the sender; says which header or which
    ///   part is wrong, never what would have been right
    record Failed(String why) implements Verdict {}

    /// Nobody can say now, because something needed for it does not answer; the sender should try
    /// again.
    ///
    /// @param why one sentence
    record Unknown(String why) implements Verdict {}
}
