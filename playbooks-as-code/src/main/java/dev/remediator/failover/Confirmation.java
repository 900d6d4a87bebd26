package dev.remediator.failover;

import java.util.List;
import java.util.stream.Collectors;

/// What one part answered when it was told to do its share.
///
/// @param part a proxy, a standby, a host
/// @param confirmed whether it was seen to have done it; that it was told to is not enough
/// @param problem why not; empty if it was
public record Confirmation(String part, boolean confirmed, String problem) {

    /// It was seen to have done it.
    public static Confirmation of(String part) {
        return new Confirmation(part, true, "");
    }

    /// It was not.
    public static Confirmation not(String part, String problem) {
        return new Confirmation(part, false, problem);
    }

    /// One for each part in its turn: what it answered, or that it said nothing at all.
    public static List<Confirmation> each(List<String> parts, List<Confirmation> said) {
        return parts.stream()
                .map(
                        part ->
                                said.stream()
                                        .filter(one -> one.part().equals(part))
                                        .findFirst()
                                        .orElseGet(() -> not(part, "it said nothing")))
                .toList();
    }

    /// Whether every one of them has confirmed; nobody's silence is true.
    public static boolean all(List<Confirmation> said) {
        return said.stream().allMatch(Confirmation::confirmed);
    }

    /// Who has not, and why, such as `p2 (no answer), p3 (refused)`.
    public static String problems(List<Confirmation> said) {
        return said.stream()
                .filter(one -> !one.confirmed())
                .map(one -> one.part() + " (" + one.problem() + ")")
                .collect(Collectors.joining(", "));
    }
}
