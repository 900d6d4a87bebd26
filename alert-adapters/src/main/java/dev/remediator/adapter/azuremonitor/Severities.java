package dev.remediator.adapter.azuremonitor;

/// How the older schemas write a severity: a digit, or what it means.
final class Severities {

    private Severities() {}

    /// `3` is `Sev3`; a word stays.
    static String word(String text) {
        return text.matches("[0-4]") ? "Sev" + text : text;
    }
}
