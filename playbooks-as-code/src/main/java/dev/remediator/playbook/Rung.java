package dev.remediator.playbook;

import java.time.Duration;

/// One remedy on the ladder, and what counts as having helped.
///
/// @param name what it does, for people
/// @param lastly whether it was said to be the last one
/// @param action the body, to be called with the port of the plan's lock
/// @param holding how long the alert must stay clear afterwards
/// @param clearsWithin how long it may take to clear
/// @param timeLimit how long the body may take
/// @param destructive whether it destroys something
/// @param onAlertAlone whether it may be done although the target itself says that it is well
/// @param <T> the port the body acts through
public record Rung<T>(
        String name,
        boolean lastly,
        Action<T> action,
        Duration holding,
        Duration clearsWithin,
        Duration timeLimit,
        boolean destructive,
        boolean onAlertAlone) {

    /// Refuses a remedy without a name or with times that make no sense.
    public Rung {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the remedy's name is blank");
        }
        if (holding.isNegative()) {
            throw new IllegalArgumentException(
                    "remedy '" + name + "': holding is negative: " + holding);
        }
        positive(name, "clearingWithin", clearsWithin);
        positive(name, "notLongerThan", timeLimit);
    }

    static <T> Rung<T> of(String name, Action<T> action) {
        return new Rung<>(
                name,
                false,
                action,
                Duration.ofMinutes(2),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                false,
                false);
    }

    Rung<T> asLast() {
        return new Rung<>(
                name, true, action, holding, clearsWithin, timeLimit, destructive, onAlertAlone);
    }

    Rung<T> holding(Duration clear) {
        return new Rung<>(
                name, lastly, action, clear, clearsWithin, timeLimit, destructive, onAlertAlone);
    }

    Rung<T> clearsWithin(Duration time) {
        return new Rung<>(
                name, lastly, action, holding, time, timeLimit, destructive, onAlertAlone);
    }

    Rung<T> timeLimit(Duration time) {
        return new Rung<>(
                name, lastly, action, holding, clearsWithin, time, destructive, onAlertAlone);
    }

    Rung<T> asDestructive(boolean evenIfWell) {
        return new Rung<>(name, lastly, action, holding, clearsWithin, timeLimit, true, evenIfWell);
    }

    /// What it does, and that it destroys something if it does.
    String title() {
        if (!destructive) {
            return name;
        }
        return name + (onAlertAlone ? " (destructive, on the alert alone)" : " (destructive)");
    }

    String sentence() {
        return title()
                + (holding.isZero() ? "" : ", which must hold for " + Spell.duration(holding));
    }

    private static void positive(String remedy, String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(
                    "remedy '"
                            + remedy
                            + "': "
                            + what
                            + " must be longer than nothing, not "
                            + time);
        }
    }
}
