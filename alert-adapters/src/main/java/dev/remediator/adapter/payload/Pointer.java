package dev.remediator.adapter.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A place in a JSON value, written as a JSON pointer (RFC 6901): `/host/name`, `/tags/0`, `/a~1b`
/// for a member called `a/b`, `/a~0b` for one called `a~b`. The empty pointer is the whole value.
///
/// @param steps the names and indexes on the way, decoded
public record Pointer(List<String> steps) {

    /// Copies the steps.
    public Pointer {
        steps = List.copyOf(steps);
    }

    /// The pointer a text holds.
    ///
    /// @throws IllegalArgumentException in one sentence, if the text is none
    public static Pointer parse(String text) {
        if (text.isEmpty()) {
            return new Pointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the JSON pointer %s must begin with a slash, as /host/name does"
                            .formatted(text));
        }
        var steps = new ArrayList<String>();
        for (var step : Arrays.asList(text.substring(1).split("/", -1))) {
            if (step.matches(".*~(?![01]).*")) {
                throw new IllegalArgumentException(
                        "the JSON pointer %s has a ~ that is neither ~0 (a ~) nor ~1 (a /)"
                                .formatted(text));
            }
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new Pointer(steps);
    }
}
