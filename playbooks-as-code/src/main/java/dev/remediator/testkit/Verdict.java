package dev.remediator.testkit;

import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges rehearsals: the first one, in which nobody dies, says how the others must end.
final class Verdict {
    private @Nullable Seen first;

    private record Seen(List<Played> played, List<Object> state) {}

    /// @throws AssertionError in one sentence, if a crash has made a difference
    void on(Rehearsal rehearsal) {
        if (rehearsal.played().isEmpty()) {
            throw new AssertionError(
                    "nothing was rehearsed: say rehearsal.of(…).on(…).remedy(…) or ladder()");
        }
        rehearsal.tenures().forEach(tenure -> once(rehearsal, tenure));
        rehearsal.tenures().forEach(tenure -> toldOne(rehearsal, tenure));
        var seen = new Seen(rehearsal.played(), rehearsal.endState());
        if (first == null) {
            first = seen;
        } else {
            compare(rehearsal, first, seen);
        }
    }

    private static void once(Rehearsal rehearsal, FakeTenure tenure) {
        var counts = new LinkedHashMap<String, Integer>();
        tenure.deeds().forEach(deed -> counts.merge(deed, 1, Integer::sum));
        counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .findFirst()
                .ifPresent(count -> throwDoneTwice(rehearsal, count));
    }

    private static void throwDoneTwice(Rehearsal rehearsal, Map.Entry<String, Integer> deed) {
        var times = deed.getValue() == 2 ? "twice" : deed.getValue() + " times";
        throw new AssertionError(
                "'"
                        + Boundary.name(deed.getKey())
                        + "' was done "
                        + times
                        + ": when a worker "
                        + rehearsal
                        + ", its probe does not see that it was done");
    }

    private static void toldOne(Rehearsal rehearsal, FakeTenure tenure) {
        var told = tenure.ends().stream().distinct().toList();
        if (told.size() > 1) {
            throw new AssertionError(
                    "when a worker " + rehearsal + ", two endings are told: " + told);
        }
    }

    private static void compare(Rehearsal rehearsal, Seen first, Seen seen) {
        if (leftInDoubt(rehearsal, seen)) {
            return;
        }
        same(rehearsal, "it ends", endings(first), endings(seen));
        if (rehearsal.deaths().outstanding() > 0) {
            throw new AssertionError(
                    "no worker "
                            + rehearsal
                            + ", although one passed there before: which step comes next depends on"
                            + " more than the alert and earlier steps");
        }
        for (int i = 0; i < Math.max(first.state().size(), seen.state().size()); i++) {
            same(rehearsal, "the world ends as", at(first.state(), i), at(seen.state(), i));
        }
    }

    private static void same(Rehearsal rehearsal, String what, Object without, Object with) {
        if (!without.equals(with)) {
            throw new AssertionError(
                    "when a worker "
                            + rehearsal
                            + ", "
                            + what
                            + " "
                            + with
                            + "; without a crash "
                            + what
                            + " "
                            + without);
        }
    }

    private static Object at(List<Object> states, int i) {
        return i < states.size() ? states.get(i) : "nothing";
    }

    private static List<String> endings(Seen seen) {
        return seen.played().stream().map(p -> sentence(p.remedy(), p.ending())).toList();
    }

    private static String sentence(String remedy, Ending ending) {
        var evidence = ending.evidence().isEmpty() ? "" : ": " + ending.evidence();
        return "'" + remedy + "' " + ending.outcome() + evidence;
    }

    /// A deed without a probe may end so: its author has said that people decide.
    private static boolean leftInDoubt(Rehearsal rehearsal, Seen seen) {
        var last = seen.played().getLast().ending();
        return last.outcome() == Outcome.UNKNOWN
                && last.evidence().endsWith("which has no probe")
                && rehearsal.deaths().died().stream().anyMatch(Boundary::leavesDoubt);
    }
}
