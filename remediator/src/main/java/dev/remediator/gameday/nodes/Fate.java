package dev.remediator.gameday.nodes;

/// What must become of a node that was broken.
public enum Fate {
    /// A restart is enough, so nothing more may be done.
    RESTARTED("healed by a restart", 1, 0, 0),
    /// What may be thrown away is thrown away.
    CLEANED("healed by cleaning up", 0, 0, 0),
    /// No restart helps; a new machine does.
    REPLACED("healed on a new machine", 1, 1, 0),
    /// It comes round by itself, so nothing is done.
    LEFT_ALONE("left alone", 0, 0, 0),
    /// Nothing may be done to it, and people are told.
    PAGED("people are paged", 0, 0, 1),
    /// It says itself that it is well. A restart may be tried, because the alert may know what the
    /// node does not; nothing may be destroyed, and people are told.
    DOUBTED("not destroyed, and people are paged", 1, 0, 1),
    /// The new machine is no better, so no third one is made.
    REPLACED_IN_VAIN("replaced in vain, then people are paged", 1, 1, 1),
    /// It is not the machine: nothing is destroyed, and people are told once for all of its group.
    STORM("refused because of a storm", 1, 0, 1);

    private final String words;
    private final int restarts;
    private final int replacements;
    private final int pages;

    Fate(String words, int restarts, int replacements, int pages) {
        this.words = words;
        this.restarts = restarts;
        this.replacements = replacements;
        this.pages = pages;
    }

    /// For people and programs.
    public String words() {
        return words;
    }

    /// How often its machine must be replaced: no more and no less.
    int replacements() {
        return replacements;
    }

    /// How often people must be paged about it, or about its group.
    int pages() {
        return pages;
    }

    /// Whether nobody is needed.
    boolean heals() {
        return pages == 0;
    }

    /// How often its service may be restarted, at most.
    int restarts() {
        return restarts;
    }
}
