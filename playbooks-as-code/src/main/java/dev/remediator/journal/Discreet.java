package dev.remediator.journal;

import dev.remediator.playbook.Secret;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a step answers, without what looks like a secret: in texts, in lists, optionals and records
/// of them, and in record components whose name says that they hold one.
final class Discreet {

    private Discreet() {}

    /// The same object if there is nothing to hide.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is or holds a [Secret], or is a
    ///   record that does not bear that something is hidden
    // What is hidden is replaced by its like.
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    static <T> T answer(T answer) {
        return (T) value(answer, false);
    }

    private static @Nullable Object value(@Nullable Object value, boolean secret) {
        return switch (value) {
            case null -> null;
            // No journal takes so long a text; there is nothing to hide.
            case String text when text.length() > Recorder.ANSWER -> text;
            case String text -> secret ? Redaction.REDACTED : Redaction.of(text);
            case Secret _ ->
                    throw new IllegalArgumentException(
                            "a secret does not travel through steps; read it inside the step that"
                                    + " needs it");
            case Optional<?> some -> optional(some, secret);
            case List<?> list -> list(list, secret);
            case Record own -> record(own);
            default -> value;
        };
    }

    private static Object optional(Optional<?> some, boolean secret) {
        var before = some.orElse(null);
        var after = value(before, secret);
        return Objects.equals(after, before) ? some : Optional.ofNullable(after);
    }

    private static Object list(List<?> list, boolean secret) {
        var items = new ArrayList<@Nullable Object>(list.size());
        boolean same = true;
        for (var item : list) {
            var after = value(item, secret);
            same &= Objects.equals(after, item);
            items.add(after);
        }
        return same ? list : items;
    }

    private static Object record(Record own) {
        var components = own.getClass().getRecordComponents();
        var values = new @Nullable Object[components.length];
        boolean same = true;
        for (int i = 0; i < values.length; i++) {
            var before = get(own, components[i]);
            values[i] = value(before, Redaction.isSecret(components[i].getName()));
            same &= Objects.equals(values[i], before);
        }
        return same ? own : made(own, components, values);
    }

    private static @Nullable Object get(Record own, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(own);
        } catch (ReflectiveOperationException e) {
            throw unbearing(own, e);
        }
    }

    private static Object made(
            Record own, RecordComponent[] components, @Nullable Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType);
        try {
            var constructor = own.getClass().getDeclaredConstructor(types.toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw unbearing(own, e);
        }
    }

    private static IllegalArgumentException unbearing(Record own, Exception why) {
        return new IllegalArgumentException(
                "a "
                        + own.getClass().getSimpleName()
                        + " holds what looks like a secret and cannot be made without it; read it"
                        + " inside the step that needs it",
                why);
    }
}
