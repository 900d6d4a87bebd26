package dev.remediator.gameday.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks after the nodes that nobody broke: each keeps its machine and its process, and stays well.
///
/// To fail three times in a row is to be down. Once or twice may be a machine that is too busy to
/// answer in time.
final class Bystanders {
    private static final int DOWN = 3;

    private final Map<String, Sample> last = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Bystanders() {}

    /// What became of them that should not have.
    ///
    /// @param samples how the nodes stood, the oldest first
    /// @param broken the nodes that are none of them
    static List<String> problems(List<Sample> samples, Set<String> broken) {
        var all = new Bystanders();
        samples.stream().filter(one -> !broken.contains(one.node())).forEach(all::saw);
        return List.copyOf(all.problems);
    }

    private void saw(Sample now) {
        var before = last.put(now.node(), now);
        if (before != null && !before.boot().equals(now.boot())) {
            problems.add(
                    "%s, with which nothing was wrong, ran since start %s and then since %s"
                            .formatted(now.node(), before.boot(), now.boot()));
        }
        int failed = now.well() && !now.full() ? 0 : failures.getOrDefault(now.node(), 0) + 1;
        failures.put(now.node(), failed);
        if (failed == DOWN) {
            problems.add(now.node() + ", with which nothing was wrong, went down");
        }
    }
}
