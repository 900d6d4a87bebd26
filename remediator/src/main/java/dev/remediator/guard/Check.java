package dev.remediator.guard;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// Refusals of settings, each in one sentence with the key and the value.
final class Check {

    private Check() {}

    static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be at least " + least);
        }
    }

    static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be between " + least + " and " + most);
        }
    }

    static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    key + " is " + value + ", but must be longer than nothing");
        }
    }

    static void notNegative(String key, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(key + " is " + value + ", but cannot be negative");
        }
    }

    static void named(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', but must name something");
        }
    }

    static void once(String key, List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(key + " is '" + name + "' twice");
            }
        }
    }

    static void matchers(String key, List<String> matchers) {
        if (matchers.isEmpty()) {
            throw new IllegalArgumentException(key + " is [], but must have at least one matcher");
        }
        for (var matcher : matchers) {
            try {
                Matcher.parse(matcher);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
            }
        }
        if (matchers.stream().map(Matcher::parse).allMatch(Matcher::anything)) {
            throw new IllegalArgumentException(
                    key + " is " + matchers + ", which every alert satisfies; name something");
        }
    }
}
