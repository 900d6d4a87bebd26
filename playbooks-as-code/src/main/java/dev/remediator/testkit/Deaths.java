package dev.remediator.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Which workers die, and where: each number counts the boundaries since the death before it.
final class Deaths {
    /// Where workers are to die.
    ///
    /// @param numbers one for each
    /// @param sentence the same for people
    record Plan(List<Integer> numbers, String sentence) {
        static final Plan NONE = new Plan(List.of(), "runs without a crash");

        /// The same, and the last one's successor dies there.
        Plan then(int number, Boundary boundary) {
            var more = new ArrayList<>(numbers);
            more.add(number);
            return new Plan(
                    List.copyOf(more),
                    numbers.isEmpty()
                            ? boundary.sentence()
                            : sentence + "; its successor " + boundary.sentence());
        }
    }

    private final Deque<Integer> planned;
    private final List<Boundary> died = new ArrayList<>();
    private final List<Boundary> passed = new ArrayList<>();

    /// @param planned 0 is before the first line, 1 after it, and so on
    Deaths(List<Integer> planned) {
        this.planned = new ArrayDeque<>(planned);
    }

    /// @throws Killed if the worker dies here
    void pass(Boundary boundary) {
        var next = planned.peek();
        if (next != null && next == passed.size()) {
            planned.pop();
            passed.clear();
            died.add(boundary);
            throw new Killed();
        }
        passed.add(boundary);
    }

    /// Where workers died.
    List<Boundary> died() {
        return List.copyOf(died);
    }

    /// What the last worker passed.
    List<Boundary> passed() {
        return List.copyOf(passed);
    }

    /// How many workers were to die and did not.
    int outstanding() {
        return planned.size();
    }
}
