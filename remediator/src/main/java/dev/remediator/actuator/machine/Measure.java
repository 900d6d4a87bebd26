package dev.remediator.actuator.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What can be cleaned up, in the order in which it is tried: what is regretted least first.
enum Measure {
    /// systemd's journal, down to what is to be kept.
    JOURNAL("the journal"),
    /// Logs that were rotated a while ago.
    LOGS("rotated logs"),
    /// Packages that were downloaded to be installed.
    PACKAGES("downloaded packages"),
    /// Container images that nobody uses.
    IMAGES("unused images");

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean allowedBy(CleanUpSpec spec) {
        return switch (this) {
            case JOURNAL -> !spec.journal().isEmpty();
            case LOGS -> !spec.logs().directories().isEmpty();
            case PACKAGES -> !spec.packages().isEmpty();
            case IMAGES -> spec.images();
        };
    }

    static List<Measure> of(CleanUpSpec spec) {
        return Arrays.stream(values()).filter(measure -> measure.allowedBy(spec)).toList();
    }

    static Optional<Measure> of(CleanUpSpec spec, String words) {
        return of(spec).stream().filter(measure -> measure.words.equals(words)).findFirst();
    }
}
