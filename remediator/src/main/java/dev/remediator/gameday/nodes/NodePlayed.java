package dev.remediator.gameday.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of one run.
///
/// @param run which one, from 1
/// @param scenario what was broken
/// @param nodes on which nodes, each with its fault
/// @param expected what had to become of them
/// @param outcome what became of the run
/// @param reprovisioned how many machines were replaced
/// @param pages how often people were paged
/// @param mostAtOnce how many nodes of one group were being destroyed at the same time, at most
/// @param timeToHeal from the first alert accepted at the door to the moment when every alert of
///   the run was over and every health check passed, and the door had accepted that too; empty if
///   people were needed, or nothing
/// @param problems what is not as it must be, a sentence each
/// @param steps what was decided, each with the milliseconds since the run began
public record NodePlayed(
        int run,
        NodeScenario scenario,
        List<String> nodes,
        List<String> expected,
        Outcome outcome,
        int reprovisioned,
        int pages,
        int mostAtOnce,
        Optional<Duration> timeToHeal,
        List<String> problems,
        List<String> steps) {

    /// Copies the lists.
    public NodePlayed {
        nodes = List.copyOf(nodes);
        expected = List.copyOf(expected);
        problems = List.copyOf(problems);
        steps = List.copyOf(steps);
    }

    /// The same, with more that is not as it must be.
    NodePlayed with(List<String> more) {
        var all = Stream.concat(problems.stream(), more.stream()).toList();
        return new NodePlayed(
                run,
                scenario,
                nodes,
                expected,
                outcome,
                reprovisioned,
                pages,
                mostAtOnce,
                timeToHeal,
                all,
                steps);
    }

    /// Whether something was done that must not be, or not done that must be.
    public boolean wrong() {
        return !problems.isEmpty();
    }

    /// What becomes of nodes that were broken.
    public enum Outcome {
        /// All are well again, and nobody was paged.
        HEALED("healed"),
        /// People were paged.
        PAGED("paged"),
        /// Neither, for as long as it was waited for.
        NOTHING("nothing");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /// For people and programs.
        public String words() {
            return words;
        }
    }
}
