package dev.remediator.journal;

/// How a remedy's body can end.
public enum Outcome {
    /// It returned.
    SUCCEEDED,
    /// It threw.
    FAILED,
    /// A deed that must not happen twice was intended, its worker died or it threw, and nobody can
    /// say whether it was done.
    UNKNOWN,
    /// The journal does not fit the code.
    DIVERGED,
    /// The inventory does not have the target.
    TARGET_UNKNOWN,
    /// It was told to stop, and has undone what it did.
    CANCELLED,
    /// The target itself says that it is well: nothing was destroyed.
    STILL_WELL,
    /// A veto was spoken: nothing was destroyed.
    VETOED;

    /// Whether what was done is undone first. What nobody understands is left as it is.
    boolean undoes() {
        return switch (this) {
            case FAILED, CANCELLED, STILL_WELL, VETOED -> true;
            case SUCCEEDED, UNKNOWN, DIVERGED, TARGET_UNKNOWN -> false;
        };
    }
}
