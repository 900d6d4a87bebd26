package dev.remediator.alert;

import java.util.Optional;
import java.util.regex.Pattern;

/// The mark of what is replayed into a running system. Every key of a replayed alert begins with
/// it, so that it has no lock, series, episode, group, budget or page in common with a real one:
/// beside what is real there is one world for each replay, with the same names in it.
///
/// Only [#as] makes the mark, and whatever comes in at any other door goes through [#real], so
/// nobody can forge it; and no key loses it, so nobody can strip it.
public final class Replayed {
    private static final String MARK = "replay:";
    private static final String AS_SENT = "sent:";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final String RECORDED = "recorded: ";

    private Replayed() {}

    /// The annotation of a replayed alert that says how a remedy ended when it was recorded: the
    /// outcome's word and how long it took, such as `FAILED PT3.2S`.
    ///
    /// @param remedy the remedy's name
    public static String recorded(String remedy) {
        return RECORDED + remedy;
    }

    /// Whether a replay may be called so: lower case letters, digits and `-`, at most 40.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// Whether a resource, a group or any other key belongs to a replay.
    public static boolean is(String key) {
        return key.startsWith(MARK);
    }

    /// Whether an alert does: by any of its keys, so that in doubt nothing is touched.
    public static boolean is(Alert alert) {
        return is(alert.resource())
                || is(alert.source())
                || is(alert.series())
                || is(alert.episode())
                || is(alert.delivery());
    }

    /// Which replay a key belongs to; empty if it is real.
    public static Optional<String> name(String key) {
        return is(key)
                ? Optional.of(key.substring(MARK.length(), endOfMark(key)))
                : Optional.empty();
    }

    /// The key without its mark: what it is called in the real world.
    public static String plain(String key) {
        return is(key) ? key.substring(Math.min(key.length(), endOfMark(key) + 1)) : key;
    }

    private static int endOfMark(String key) {
        int slash = key.indexOf('/', MARK.length());
        return slash < 0 ? key.length() : slash;
    }

    /// What a key of the real world is called in the world of another key.
    ///
    /// @param other whose world
    /// @param key the key; may have a mark already
    public static String beside(String other, String key) {
        return name(other).map(replay -> marked(replay, plain(key))).orElse(key);
    }

    /// Whether two keys are of the same world: both real, or of the same replay.
    public static boolean together(String one, String other) {
        return name(one).equals(name(other));
    }

    /// The alert as part of a replay.
    ///
    /// @param replay the replay's name
    /// @param alert the alert, already about what a playbook locks for it
    /// @throws IllegalArgumentException if no replay may be called so
    public static Alert as(String replay, Alert alert) {
        if (!isName(replay)) {
            throw new IllegalArgumentException(
                    "a replay cannot be called '%s'; its name is lower case letters, digits and '-', at most 40"
                            .formatted(replay));
        }
        return new Alert(
                marked(replay, plain(alert.source())),
                marked(replay, plain(alert.series())),
                marked(replay, plain(alert.episode())),
                marked(replay, plain(alert.delivery())),
                alert.status(),
                alert.severity(),
                alert.name(),
                marked(replay, plain(alert.resource())),
                alert.startsAt(),
                alert.endsAt(),
                alert.labels(),
                alert.annotations(),
                alert.links());
    }

    private static String marked(String replay, String key) {
        return MARK + replay + "/" + key;
    }

    /// The alert as one that is not replayed: a key in which its sender pretends is put behind a
    /// word that says so.
    public static Alert real(Alert alert) {
        if (!is(alert)) {
            return alert;
        }
        return new Alert(
                unmarked(alert.source()),
                unmarked(alert.series()),
                unmarked(alert.episode()),
                unmarked(alert.delivery()),
                alert.status(),
                alert.severity(),
                alert.name(),
                unmarked(alert.resource()),
                alert.startsAt(),
                alert.endsAt(),
                alert.labels(),
                alert.annotations(),
                alert.links());
    }

    private static String unmarked(String key) {
        return is(key) ? AS_SENT + key : key;
    }
}
