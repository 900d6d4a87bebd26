package dev.remediator.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The machines that stand behind a fake node's name, the oldest first.
final class FakeMachines {
    private final VirtualTime time;
    private final String node;
    private final List<FakeMachine> standing = new ArrayList<>();
    private final List<String> leftBehind = new ArrayList<>();
    private Duration untilServing = Duration.ZERO;
    private boolean incurable;
    private boolean silent;
    private int made;

    FakeMachines(VirtualTime time, String node) {
        this.time = time;
        this.node = node;
    }

    Optional<FakeMachine> current() {
        return standing.stream().findFirst();
    }

    List<String> ids() {
        return standing.stream().map(FakeMachine::id).toList();
    }

    /// As their fleet sees it.
    boolean serves(String machine) {
        return standing.stream()
                .anyMatch(m -> m.id().equals(machine) && m.serves() && !m.onStandby());
    }

    String add() {
        var id = node + "/machine-" + ++made;
        standing.add(new FakeMachine(time, id, untilServing, incurable));
        return id;
    }

    /// The same where there is no room for two: one that is there and was not told to end is
    /// nobody's any more.
    String addAlone() {
        var left = standing.stream().filter(m -> !m.ending()).toList();
        left.forEach(machine -> leftBehind.add(machine.id()));
        standing.removeAll(left);
        return add();
    }

    /// Ends it; so much later it is gone.
    void end(String machine, Duration ending) {
        if (ending.isZero()) {
            lose(machine);
        } else {
            standing.stream().filter(m -> m.id().equals(machine)).forEach(FakeMachine::end);
            time.after(ending, () -> lose(machine));
        }
    }

    private void lose(String machine) {
        silent = false;
        standing.removeIf(m -> m.id().equals(machine));
    }

    void vanish() {
        standing.clear();
    }

    void serveAfter(Duration duration) {
        untilServing = duration;
        standing.forEach(machine -> machine.servesAfter(duration));
    }

    void staySick() {
        incurable = true;
        standing.forEach(FakeMachine::staySick);
    }

    /// Until one of them is gone nobody can say how their services stand.
    void fallSilent() {
        silent = true;
    }

    boolean silent() {
        return silent;
    }

    List<String> sentences() {
        return standing.stream().map(FakeMachine::state).map(FakeMachines::sentence).toList();
    }

    private static String sentence(FakeMachine.State s) {
        return "%s, boot-%d, start-%d%s"
                .formatted(s.id(), s.boots(), s.starts(), s.serves() ? ", serves" : "");
    }

    /// Those that are still there and that nobody can name any more.
    List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }
}
