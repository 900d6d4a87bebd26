package dev.remediator.gameday.nodes;

import dev.remediator.gameday.nodes.Evidence.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long each node was without a machine that serves, as the fleets' logs and the processes say:
/// from the end of one machine until its next one was well.
///
/// A node is looked at now and then, so nobody knows when exactly a machine became well. The last
/// look that found it unwell counts: what overlaps then did overlap.
final class Replacements {
    static final String TERMINATE = "terminate";
    static final String PROVISION = "provision";

    private Replacements() {}

    /// One span for each machine that was ended; without an end if no other became well. It ends
    /// when the same node's next machine is ended, too: that is the same node, and not a second
    /// one.
    ///
    /// @param deeds what was done by order, the oldest first
    /// @param samples how the nodes stood, the oldest first
    static List<Span> of(List<Deed> deeds, List<Sample> samples) {
        var spans = new ArrayList<Span>();
        for (var ended : deeds) {
            if (ended.what().equals(TERMINATE)) {
                var made = next(PROVISION, ended, deeds);
                var until = made.map(deed -> unwellUntil(deed, samples)).orElse(Instant.MAX);
                var again = next(TERMINATE, ended, deeds).map(Deed::at).orElse(Instant.MAX);
                spans.add(
                        new Span(ended.group(), ended.at(), again.isBefore(until) ? again : until));
            }
        }
        return spans;
    }

    private static Optional<Deed> next(String what, Deed ended, List<Deed> deeds) {
        return deeds.subList(deeds.indexOf(ended) + 1, deeds.size()).stream()
                .filter(deed -> deed.what().equals(what))
                .filter(deed -> deed.node().equals(ended.node()))
                .findFirst();
    }

    private static Instant unwellUntil(Deed made, List<Sample> samples) {
        var until = made.at();
        for (var sample : samples) {
            if (sample.node().equals(made.node()) && sample.machine().equals(made.machine())) {
                if (sample.well()) {
                    return until;
                }
                until = sample.at().isAfter(until) ? sample.at() : until;
            }
        }
        return Instant.MAX;
    }
}
