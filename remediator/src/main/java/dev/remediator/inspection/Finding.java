package dev.remediator.inspection;

import dev.remediator.alert.Severity;
import java.util.Map;
import java.util.TreeMap;

/// Something that is not as it should be.
///
/// @param alert the alert that says so
/// @param severity how bad it is
/// @param labels what it is about
/// @param summary in a sentence, with figures
record Finding(String alert, Severity severity, Map<String, String> labels, String summary) {

    /// The check on the thing, the same over years.
    String series() {
        return alert + new TreeMap<>(labels);
    }
}
