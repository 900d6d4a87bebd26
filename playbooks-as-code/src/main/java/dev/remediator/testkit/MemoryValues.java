package dev.remediator.testkit;

import dev.remediator.journal.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Keeps what steps answer in memory; refuses what a worker's journal would refuse.
///
/// Thread-safe.
public final class MemoryValues implements Values {
    private final List<Object> kept = new CopyOnWriteArrayList<>();

    @Override
    public synchronized String write(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        refuseUnlessValue(value);
        if (value instanceof String said) {
            return '"' + said + '"';
        }
        kept.add(value);
        return value + "@" + (kept.size() - 1);
    }

    @Override
    public @Nullable Object read(String text) {
        if (text.equals("null")) {
            return null;
        }
        if (text.startsWith("\"") && text.endsWith("\"")) {
            return text.substring(1, text.length() - 1);
        }
        var number = text.substring(text.lastIndexOf('@') + 1);
        if (!number.matches("[0-9]{1,9}") || Integer.parseInt(number) >= kept.size()) {
            throw new IllegalArgumentException("nothing wrote '" + text + "'");
        }
        return kept.get(Integer.parseInt(number));
    }

    private static void refuseUnlessValue(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case String _, Boolean _, Integer _, Long _, Double _ -> {}
            case Instant _, Duration _, Enum<?> _ -> {}
            case Optional<?> some -> refuseUnlessValue(some.orElse(null));
            case List<?> list -> list.forEach(MemoryValues::refuseUnlessValue);
            case Record own -> refuseUnlessValues(own);
            default ->
                    throw new IllegalArgumentException(
                            "a step may answer text, numbers, booleans, instants, durations, enums,"
                                    + " and records, lists and optionals of these, not a "
                                    + value.getClass().getName());
        }
    }

    private static void refuseUnlessValues(Record own) {
        for (var component : own.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                refuseUnlessValue(component.getAccessor().invoke(own));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        "the " + component.getName() + " of a step's answer cannot be read", e);
            }
        }
    }
}
