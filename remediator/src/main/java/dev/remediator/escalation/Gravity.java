package dev.remediator.escalation;

import dev.remediator.alert.Severity;
import java.util.Comparator;

/// How bad severities are to people: as for the steps of policies, an unknown one counts as an
/// error.
final class Gravity {
    /// The worst first.
    static final Comparator<Severity> WORST_FIRST =
            Comparator.comparing(s -> s == Severity.UNKNOWN ? Severity.ERROR : s);

    private Gravity() {}

    static boolean worse(Severity one, Severity other) {
        return WORST_FIRST.compare(one, other) < 0;
    }
}
