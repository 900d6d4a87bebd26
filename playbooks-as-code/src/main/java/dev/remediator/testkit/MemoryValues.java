package dev.remediator.testkit;

import dev.remediator.journal.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps what steps answer in memory; refuses what a worker's journal would refuse.
///
/// Thread-safe.
public final class MemoryValues implements Values {
    private final Map<String, Object> kept = new ConcurrentHashMap<>();

    @Override
    public String write(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        refuseUnlessValue(value);
        var text = value instanceof String said ? '"' + said + '"' : String.valueOf(value);
        kept.put(text, value);
        return text;
    }

    @Override
    public @Nullable Object read(String text) {
        if (text.equals("null")) {
            return null;
        }
        var value = kept.get(text);
        if (value == null && text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        if (value == null) {
            throw new IllegalArgumentException("nothing wrote '" + text + "'");
        }
        return value;
    }

    private static void refuseUnlessValue(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case String _, Boolean _, Integer _, Long _, Double _ -> {}
            case Instant _, Duration _, Enum<?> _ -> {}
            case Optional<?> some -> refuseUnlessValue(some.orElse(null));
            case List<?> list -> list.forEach(MemoryValues::refuseUnlessValue);
            case Record _ -> {}
            default ->
                    throw new IllegalArgumentException(
                            "a step may answer text, numbers, booleans, instants, durations, enums,"
                                    + " and records, lists and optionals of these, not a "
                                    + value.getClass().getName());
        }
    }
}
