package dev.remediator.history;

/// What is counted of each playbook, hour by hour. What is replayed is not.
public enum Count {
    /// Remedies that a worker has begun.
    RAN("ran", "Remedies that a worker has begun; one that goes on elsewhere is the same."),
    /// Remedies that did not help.
    FAILED(
            "did not help",
            "Remedies after which the alert did not clear or did not stay clear, that failed, or of"
                    + " which nobody knows: at most once for each that was begun."),
    /// Incidents that came back.
    RELAPSED(
            "relapsed",
            "Incidents that came back soon after they were healed, so that the ladder went on."),
    /// Incidents that a remedy has healed.
    HEALED(
            "healed",
            "Incidents that ended because a remedy helped, whoever else was concerned with them."),
    /// Of the healed those without a human.
    ALONE(
            "healed without a human",
            "Of the healed those for which nobody was called, and nobody approved or denied a"
                    + " remedy."),
    /// Incidents for which people were needed.
    WITH_PEOPLE(
            "needed a human",
            "Incidents for which somebody was called, or approved or denied a remedy before it"
                    + " healed, or which somebody ended at the pager. The share is of these and of"
                    + " those healed without a human."),
    /// Incidents there was nothing to heal about.
    CLEARED(
            "cleared by themselves",
            "Incidents that cleared before anybody was called, and without a remedy that is known"
                    + " to have helped. There was nothing to heal: they are no part of the share."),
    /// Alerts that are nobody's.
    UNMATCHED("unmatched", "Incidents of alerts that no playbook answers: no part of the share.");

    private final String words;
    private final String meaning;

    Count(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /// What it counts, in few words.
    public String words() {
        return words;
    }

    /// What exactly is counted.
    public String meaning() {
        return meaning;
    }
}
