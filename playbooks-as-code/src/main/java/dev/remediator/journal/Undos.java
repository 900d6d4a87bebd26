package dev.remediator.journal;

import dev.remediator.playbook.Remedy.Deed;
import java.util.ArrayList;
import java.util.List;

/// How to undo what a branch has done. What its own branches did comes at their place, in the order
/// in which they are declared: the same after a crash, however they were interleaved.
final class Undos {
    private final List<Undo> inOrder = new ArrayList<>();

    /// @param name of the step that undoes
    /// @param deed how
    record Undo(String name, Deed deed) {}

    void remember(String path, String step, Deed deed, TimeLimit limit) {
        var name = "undo " + path + step;
        inOrder.add(
                new Undo(
                        name,
                        () -> {
                            var _ = limit.on(name, () -> done(deed));
                        }));
    }

    private static String done(Deed deed) throws Exception {
        deed.run();
        return "";
    }

    void takeOver(Undos branch) {
        inOrder.addAll(branch.inOrder);
    }

    List<Undo> lastFirst() {
        return List.copyOf(inOrder).reversed();
    }
}
