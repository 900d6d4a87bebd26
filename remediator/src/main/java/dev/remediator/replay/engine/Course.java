package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.replay.engine.Cure.Said;
import dev.remediator.replay.engine.Cure.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What remedies brought about for the alerts of one series, in the order of the recording.
final class Course {
    private final ArrayDeque<Cure> cures = new ArrayDeque<>(1);
    private final List<Alert> saidOtherwise = new ArrayList<>(0);

    void expect(List<Cure> some) {
        cures.addAll(some);
    }

    /// The first that has not ended here.
    @Nullable Cure first() {
        while (!cures.isEmpty() && cures.getFirst().is(Stage.OVER)) {
            cures.removeFirst();
        }
        for (var cure : cures) {
            if (!cure.is(Stage.OVER) && !cure.is(Stage.ENDED_EARLY)) {
                return cure;
            }
        }
        return null;
    }

    /// Whether what is said now is what was said before something ended that has ended here.
    boolean endedBefore(long now) {
        boolean ended = false;
        for (var cure : cures) {
            if (cure.is(Stage.ENDED_EARLY)) {
                if (now >= cure.at) {
                    cure.stage = Stage.OVER;
                }
                ended |= now <= cure.at;
            }
        }
        return ended;
    }

    /// It comes at another time, so what comes then is not heard.
    void saysOtherwise(Said said, long now) {
        if (said.at() > now) {
            saidOtherwise.add(said.alert());
        }
    }

    boolean isSaidOtherwise(Alert alert) {
        return saidOtherwise.remove(alert);
    }

    /// While an alert is held back, so is whatever followed.
    boolean follows(Cure held, Alert alert) {
        for (var cure = held; cure != null; cure = cure.next) {
            if (cure != held && cure.end.equals(alert)) {
                cure.stage = Stage.HELD;
                return true;
            }
            if (cure.after.stream().anyMatch(said -> said.alert().equals(alert))) {
                return true;
            }
        }
        return false;
    }

    void forget(long now) {
        cures.removeIf(cure -> cure.at < now && !cure.is(Stage.HELD));
    }

    boolean isEmpty() {
        return cures.isEmpty();
    }
}
