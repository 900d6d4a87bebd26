package dev.remediator.paging.text;

import java.time.Duration;

/// How long something took, as people say it.
public final class Lapse {

    private Lapse() {}

    /// In two units at most: `42 s`, `2 min 3 s`, `3 h 12 min`, `2 d 4 h`. Less than nothing, as of
    /// clocks that disagree, is `no time`.
    public static String said(Duration time) {
        if (time.isNegative()) {
            return "no time";
        }
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toDays() == 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " d " + time.toHoursPart() + " h";
    }
}
