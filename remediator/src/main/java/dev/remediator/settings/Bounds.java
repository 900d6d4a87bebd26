package dev.remediator.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// No duration is longer than a year: what is added to a time must not leave the calendar, because
/// then nothing could be decided any more.
final class Bounds {
    private static final Duration LONGEST = Duration.ofDays(366);

    private Bounds() {}

    /// Looks at every duration there is.
    ///
    /// @throws IllegalArgumentException in one sentence with the key, if one is too long
    static void check(Settings settings) {
        below("", settings);
    }

    static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be between " + least + " and " + most);
        }
    }

    private static void below(String key, Object value) {
        if (value instanceof Duration duration && duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be at most " + LONGEST.toDays() + " days");
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                below(key + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> below(key, present));
        } else if (value instanceof Record) {
            parts(key.isEmpty() ? "" : key + ".", value);
        }
    }

    private static void parts(String path, Object whole) {
        for (var part : whole.getClass().getRecordComponents()) {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            try {
                below(path + kebab(part.getName()), accessor.invoke(whole));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(path + part.getName() + " cannot be looked at", e);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
