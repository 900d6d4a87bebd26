package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which alerts a playbook answers, and how long they must have fired before it does.
///
/// @param name the alert's exact name
/// @param where questions about its labels, all of which must be answered yes
/// @param heldFor how long it must keep firing before anything is done; default none
public record AlertPattern(String name, List<LabelMatch> where, Duration heldFor) {

    /// Refuses a nameless pattern and a negative time.
    public AlertPattern {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the alert's name is blank");
        }
        if (heldFor.isNegative()) {
            throw new IllegalArgumentException(
                    "alert " + name + ": heldFor is negative: " + heldFor);
        }
        where = List.copyOf(where);
    }

    static AlertPattern named(String name) {
        return new AlertPattern(name, List.of(), Duration.ZERO);
    }

    /// Only those for which this is so too.
    public AlertPattern where(LabelMatch match) {
        var all = new ArrayList<>(where);
        all.add(match);
        return new AlertPattern(name, all, heldFor);
    }

    /// Only those that keep firing so long: what clears by itself is left alone.
    public AlertPattern heldFor(Duration time) {
        return new AlertPattern(name, where, time);
    }

    boolean matches(Alert alert) {
        return alert.name().equals(name) && where.stream().allMatch(m -> m.matches(alert));
    }

    /// Whether this pattern takes every alert the other one takes.
    boolean covers(AlertPattern other) {
        return name.equals(other.name)
                && where.stream().allMatch(m -> other.where.stream().anyMatch(m::impliedBy));
    }

    String sentence() {
        var conditions =
                where.stream().map(LabelMatch::sentence).collect(Collectors.joining(" and "));
        return "When "
                + name
                + (where.isEmpty() ? " fires" : " fires where " + conditions)
                + (heldFor.isZero() ? "" : " and has done so for " + Spell.duration(heldFor));
    }
}
