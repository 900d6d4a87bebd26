package dev.remediator.gameday.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is known of a run when it is over: what was broken, what the processes and their fleets'
/// logs say, what the pager heard. What the remediator itself says is only in `underWay` and
/// `refused`.
///
/// @param from when it was begun to break something; what was done before was done to nodes with
///   which nothing was wrong any more
/// @param broken what was broken on purpose
/// @param samples how the nodes stood, the oldest first
/// @param deeds what was done to nodes by order, the oldest first
/// @param pages how many times people were paged
/// @param healed the broken nodes that were well again before people came
/// @param refused the groups in which something was refused because of a storm
/// @param underWay from intents to results of destructive remedies, as the remediator's history
///   says
/// @param lost the files that nobody may touch and that are gone or changed
record Evidence(
        Instant from,
        List<Broken> broken,
        List<Sample> samples,
        List<Deed> deeds,
        int pages,
        Set<String> healed,
        Set<String> refused,
        List<Span> underWay,
        List<String> lost) {

    /// Copies everything.
    Evidence {
        broken = List.copyOf(broken);
        samples = List.copyOf(samples);
        deeds = List.copyOf(deeds);
        healed = Set.copyOf(healed);
        refused = Set.copyOf(refused);
        underWay = List.copyOf(underWay);
        lost = List.copyOf(lost);
    }

    /// Of a time in which nothing was broken, so that nothing may have been done.
    static Evidence ofPeace(List<Sample> samples, List<Deed> deeds, int pages) {
        return new Evidence(
                Instant.MAX,
                List.of(),
                samples,
                deeds,
                pages,
                Set.of(),
                Set.of(),
                List.of(),
                List.of());
    }

    /// A node that was broken on purpose.
    ///
    /// @param fate what must become of it
    record Broken(String group, String node, Fate fate) {}

    /// What was done to a node by order.
    ///
    /// @param what `restart`, `terminate` or `provision`
    /// @param machine the machine it was done to
    /// @param at when it was done
    record Deed(String group, String node, String what, String machine, Instant at) {}
}
