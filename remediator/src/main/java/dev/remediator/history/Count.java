package dev.remediator.history;

/// What is counted of each playbook, hour by hour. What is replayed is not.
public enum Count {
    /// Remedies that a worker has begun; one that goes on elsewhere is the same.
    RAN("remedies begun"),
    /// Remedies after which the alert did not stay clear, or of which nobody knows: at most once
    /// for each that was begun.
    FAILED("remedies that did not help"),
    /// Incidents that came back soon after they were healed, so that the ladder went on.
    RELAPSED("came back soon after they were healed"),
    /// Incidents that ended because a remedy helped, whoever else was concerned with them.
    HEALED("healed"),
    /// Of the healed those for which nobody was called, and for which nobody was asked.
    ALONE("healed without a human"),
    /// Incidents for which somebody was called, or approved what healed it, or ended them at the
    /// pager. Counted once, when that was.
    WITH_PEOPLE("needed a human"),
    /// Incidents that cleared before anybody was called, and without a remedy that is known to have
    /// helped. There was nothing to heal, so they are no part of any share.
    CLEARED("cleared by themselves"),
    /// Alerts that no playbook answers.
    UNMATCHED("answered by no playbook");

    private final String words;

    Count(String words) {
        this.words = words;
    }

    /// What it counts, in few words.
    public String words() {
        return words;
    }
}
