package dev.remediator.gameday.nodes;

import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/// How long something destructive was under way on one node.
///
/// @param group the node's group
/// @param from its beginning
/// @param until its end; what begins then does not overlap
record Span(String group, Instant from, Instant until) {

    /// How many of one group there were at most at the same time, over all groups.
    static int mostAtOnce(Collection<Span> spans) {
        return spans.stream().collect(Collectors.groupingBy(Span::group)).values().stream()
                .flatMap(
                        group ->
                                group.stream()
                                        .map(
                                                one ->
                                                        group.stream()
                                                                .filter(o -> o.covers(one.from))
                                                                .count()))
                .mapToInt(Math::toIntExact)
                .max()
                .orElse(0);
    }

    private boolean covers(Instant at) {
        return from.equals(at) || (from.isBefore(at) && until.isAfter(at));
    }
}
