package dev.remediator.playbook;

import java.time.Duration;
import java.util.Locale;

/// How much a playbook may do without being asked.
///
/// @param level what it may do
/// @param within how long people have to approve, where they are asked
/// @param lapse what happens when nobody answers in time
public record Autonomy(Level level, Duration within, Lapse lapse) {

    /// It acts.
    public static final Autonomy AUTO =
            new Autonomy(Level.AUTO, Duration.ofMinutes(15), Lapse.PAGE);

    /// It decides and acts on nothing.
    public static final Autonomy SHADOW =
            new Autonomy(Level.SHADOW, Duration.ofMinutes(15), Lapse.PAGE);

    /// Refuses an approval nobody could give in time.
    public Autonomy {
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException(
                    "proposing(" + within + "): people need longer than nothing to approve");
        }
    }

    /// What a playbook may do, from nothing to everything.
    public enum Level {
        /// It decides, is written down, and acts on nothing.
        SHADOW,
        /// It asks people before each remedy.
        PROPOSE,
        /// It acts.
        AUTO;

        /// The word in settings, on the command line and in the log.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What happens to a proposal nobody has answered in time.
    public enum Lapse {
        /// People are paged: nobody was there, so somebody is woken.
        PAGE,
        /// The remedy is carried out: who says nothing agrees.
        ACT,
        /// Nothing: the incident stays as it is until its alert clears.
        LEAVE
    }

    /// What must be so before a remedy is carried out, in few words.
    String condition() {
        return switch (level) {
            case AUTO -> "";
            case SHADOW -> "in shadow only";
            case PROPOSE ->
                    switch (lapse) {
                        case PAGE, LEAVE -> "once approved";
                        case ACT -> "unless denied";
                    };
        };
    }

    String sentence() {
        return switch (level) {
            case AUTO -> "";
            case SHADOW -> " It only watches: it decides and acts on nothing.";
            case PROPOSE ->
                    " It asks before each remedy, and "
                            + switch (lapse) {
                                case PAGE -> "pages";
                                case ACT -> "acts";
                                case LEAVE -> "does nothing";
                            }
                            + " when nobody answers within "
                            + Spell.duration(within)
                            + ".";
        };
    }
}
