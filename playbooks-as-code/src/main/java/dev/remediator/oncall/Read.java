package dev.remediator.oncall;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Supplier;

/// Names and times as policies write them, refused where they are written.
final class Read {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private Read() {}

    static String name(String what, String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "%s is called '%s'; a name is up to 64 letters, digits, '.', '_' and '-'"
                            .formatted(what, name));
        }
        return name;
    }

    static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "there is no time zone '%s'; say one such as Europe/Berlin".formatted(zone), e);
        }
    }

    static LocalTime time(String time) {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no time of day; say one such as 09:00".formatted(time), e);
        }
    }

    static LocalDate date(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no date; say one such as 2026-01-05".formatted(date), e);
        }
    }

    static LocalDateTime dateAndTime(String time) {
        try {
            return LocalDateTime.parse(time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no date with a time; say one such as 2026-12-24T09:00".formatted(time),
                    e);
        }
    }

    static void notNegative(String word, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "%s(%s): the time is negative".formatted(word, time));
        }
    }

    /// Says of which schedule a complaint is.
    static <T> T of(String schedule, Supplier<T> words) {
        try {
            return words.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the schedule %s: %s".formatted(schedule, e.getMessage()), e);
        }
    }
}
