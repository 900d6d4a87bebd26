package dev.remediator.playbook;

/// What becomes of a run whose code is gone: the version of the playbook that began it has been
/// replaced, and for a minute no worker that still has it has taken the run.
public enum Succession {
    /// People are paged: whoever changed the playbook in the middle of a remedy should look. The
    /// default.
    PAGE,
    /// The ladder begins anew in the new version, if no deed that must not happen twice has been
    /// intended; else people are paged.
    BEGIN_ANEW,
    /// The new version goes on from the journal. Only for playbooks whose steps keep their names
    /// and order; where they do not, the run stops as diverged and people are paged.
    GO_ON;

    /// In few words.
    String sentence() {
        return switch (this) {
            case PAGE -> "";
            case BEGIN_ANEW -> " If its code changes meanwhile, it begins anew.";
            case GO_ON -> " If its code changes meanwhile, it goes on.";
        };
    }
}
