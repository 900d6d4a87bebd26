package dev.remediator.replay.difference;

import java.util.Locale;

/// What can be different, the most important first.
enum Kind {
    WOULD_NOW_RUN("would now run"),
    WOULD_NO_LONGER_RUN("would no longer run"),
    OTHER_REMEDY("other remedy"),
    PAGED_NOW("paged now"),
    PAGED_NO_LONGER("paged no longer"),
    PAGED_EARLIER("paged earlier"),
    PAGED_LATER("paged later"),
    NEW_INCIDENT("new incident"),
    INCIDENT_GONE("incident gone"),
    OTHER_PLAYBOOK("other playbook"),
    OTHER_REASON("other reason"),
    ACTS_EARLIER("acts earlier"),
    ACTS_LATER("acts later"),
    OTHER_END("other end"),
    ENDS_EARLIER("ends earlier"),
    ENDS_LATER("ends later"),
    OTHER_STEPS("other steps");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// For people, such as `would now run`.
    String words() {
        return words;
    }

    /// In JSON, such as `would-now-run`.
    String word() {
        return words.replace(' ', '-');
    }

    /// The key of its total, such as `wouldNowRun`.
    String key() {
        var parts = name().toLowerCase(Locale.ROOT).split("_", -1);
        var key = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            key.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return key.toString();
    }
}
