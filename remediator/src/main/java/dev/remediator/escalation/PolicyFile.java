package dev.remediator.escalation;

import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about one policy.
///
/// @param begun when pages of it began to call people lately, in milliseconds since 1970
/// @param gatherings how many gathered pages there were
/// @param open the one that is open, if one is
public record PolicyFile(List<Long> begun, int gatherings, @Nullable Gathering open) {
    static final PolicyFile NONE = new PolicyFile(List.of(), 0, null);

    /// Copies the times.
    public PolicyFile {
        begun = List.copyOf(begun);
    }

    /// A gathered page that is open.
    ///
    /// @param key the page's
    /// @param lines how many lines it ever had
    /// @param members how many of which severity there are
    /// @param shownAt when it was told what it says
    /// @param shownAs how bad it was then
    /// @param stale whether it says something else now
    public record Gathering(
            String key,
            long lines,
            Map<Severity, Integer> members,
            Instant shownAt,
            Severity shownAs,
            boolean stale) {

        /// Copies the numbers.
        public Gathering {
            var copy = new EnumMap<Severity, Integer>(Severity.class);
            copy.putAll(members);
            members = Collections.unmodifiableMap(copy);
        }

        int size() {
            return members.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// The worst of its members.
        Severity severity() {
            return members.keySet().stream().min(Gravity.WORST_FIRST).orElse(Severity.UNKNOWN);
        }

        Gathering plus(Severity severity) {
            var more = new EnumMap<Severity, Integer>(Severity.class);
            more.putAll(members);
            more.merge(severity, 1, Integer::sum);
            return new Gathering(key, lines + 1, more, shownAt, shownAs, true);
        }

        Gathering minus(Severity severity) {
            var fewer = new EnumMap<Severity, Integer>(Severity.class);
            fewer.putAll(members);
            fewer.computeIfPresent(severity, (_, n) -> n > 1 ? n - 1 : null);
            return new Gathering(key, lines, fewer, shownAt, shownAs, true);
        }

        Gathering shown(Instant now) {
            return new Gathering(key, lines, members, now, severity(), false);
        }
    }

    PolicyFile with(@Nullable Gathering gathering) {
        return new PolicyFile(begun, gatherings, gathering);
    }
}
