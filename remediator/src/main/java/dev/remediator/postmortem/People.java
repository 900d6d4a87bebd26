package dev.remediator.postmortem;

import dev.remediator.escalation.Saying;
import java.util.List;
import java.util.Set;

/// Who did something, read from the sentence it was logged with.
final class People {
    private static final String AUTOMATION = "automation";

    /// Logged as "who: why".
    private static final Set<String> SAID_WHY =
            Set.of(
                    "approved",
                    "denied",
                    "cord-pulled",
                    "cord-released",
                    "silence-began",
                    "silence-ended",
                    "autonomy-set",
                    "command-refused");

    /// Logged as a [Saying].
    private static final Set<String> AT_THE_PAGER =
            Set.of("acknowledged", "unacknowledged", "closed-by-people");

    private static final Set<String> SOURCE =
            Set.of("repeated", "resolved", "stale-alert", "suppressed-at-source");

    /// A silence that has run out is logged with what it was.
    private static final List<String> RAN_OUT = List.of("silence '", "maintenance '");

    private People() {}

    /// As Markdown: a name, or what it was if it was nobody.
    static String who(String reason, String facts) {
        if (AT_THE_PAGER.contains(reason)) {
            return name(Saying.of(facts).by());
        }
        if (SAID_WHY.contains(reason) && RAN_OUT.stream().noneMatch(facts::startsWith)) {
            int why = facts.indexOf(": ");
            return name(why < 0 ? facts : facts.substring(0, why));
        }
        if (SOURCE.contains(reason)) {
            return "source";
        }
        return reason.startsWith("page-") ? "pager" : AUTOMATION;
    }

    private static String name(String name) {
        var code = Markdown.code(name);
        return code.isEmpty() ? "a person" : code;
    }
}
