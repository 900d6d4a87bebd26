package dev.remediator.adapter.otlp;

import dev.remediator.adapter.payload.Unreadable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One log record, whichever way it was written.
///
/// @param complaint what to throw if its attributes cannot be read, given why
/// @param attributes its own attributes
/// @param members what its body holds, if that is a map
/// @param text its body, if that is not
/// @param eventName the name of the event it is; empty if it is none
/// @param severity 1 to 24; 0 if it was not said
/// @param level the severity in the application's word; may be empty
/// @param time when it happened, or was seen
/// @param trace which trace it belongs to, in hexadecimal; may be empty
/// @param span which span; may be empty
record LogRecord(
        Function<String, Unreadable> complaint,
        Map<String, String> attributes,
        Map<String, String> members,
        String text,
        String eventName,
        int severity,
        String level,
        Optional<Instant> time,
        String trace,
        String span) {

    /// The attribute; if there is none, the member of the body. Empty if there is neither.
    String said(String name) {
        var attribute = attributes.getOrDefault(name, "").strip();
        return attribute.isEmpty() ? members.getOrDefault(name, "").strip() : attribute;
    }
}
