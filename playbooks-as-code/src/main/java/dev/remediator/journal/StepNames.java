package dev.remediator.journal;

/// What an author may call a step, a parallel or a branch.
final class StepNames {
    /// Stands between a parallel, a branch and its steps.
    static final String SEPARATOR = " › ";

    private static final int LONGEST = 200;

    private StepNames() {}

    /// A name of the playbook's own.
    ///
    /// @throws IllegalArgumentException in one sentence, if the journal could not tell it apart
    static String own(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a step needs a name");
        }
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a step's name may have %d characters, not %d: '%s…'"
                            .formatted(LONGEST, name.length(), name.substring(0, 40)));
        }
        if (name.equals(Journal.BROKEN_OFF)) {
            throw new IllegalArgumentException(
                    "a step may not be called '" + name + "', which the journal itself says");
        }
        return without("›", name, "which stands between a branch and its steps");
    }

    /// A parallel's: its second use is told from the first by a number.
    static String ofParallel(String name) {
        return without("#", own(name), "which stands before a number");
    }

    private static String without(String mark, String name, String why) {
        if (name.contains(mark)) {
            throw new IllegalArgumentException(
                    "'" + name + "' may not have a '" + mark + "' in its name, " + why);
        }
        return name;
    }
}
