package dev.remediator.warden;

import dev.remediator.guard.Facts;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Wish;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/// What waits while one decision of the warden is being made, by permit and by place, and what of
/// it is to be judged again. Lives for one call.
final class Waiting {
    private final Policy policy;
    private final Instant now;
    private PSortedMap<String, Wish> queue;
    private Line line;
    private Pace pace;
    private TreePMap<String, Pace.Span> stale;
    private @Nullable Round round;
    private long asked;

    /// @param known whether what was computed from the queue was computed for this policy
    Waiting(WardenState state, boolean known, Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
        queue = state.queue();
        asked = state.asked();
        line = known ? state.line() : Line.of(queue.values(), policy);
        pace = known ? state.pace() : Pace.NONE;
        stale = pace.stale();
    }

    /// The state with it.
    WardenState state(
            Facts facts,
            PSortedMap<String, Notice> notices,
            PSortedMap<String, Boolean> members,
            List<Posture.Answered> answered,
            Agenda agenda) {
        var paced = new Pace(stale, pace.longAt(), pace.cut(), pace.tilt(), pace.turns());
        return new WardenState(
                facts, queue, notices, members, asked, answered, line, agenda, paced);
    }

    Line line() {
        return line;
    }

    Pace pace() {
        return pace;
    }

    /// Those that wait, in the order in which they asked.
    Collection<Wish> inOrder() {
        return line.places().values();
    }

    @Nullable Wish of(String permit) {
        return queue.get(permit);
    }

    long nextPlace() {
        return ++asked;
    }

    void put(Wish wish) {
        var permit = wish.ask().permit();
        var before = queue.get(permit);
        if (before != null && before.place() == wish.place()) {
            line = line.instead(before, wish);
        } else {
            line = (before == null ? line : line.minus(before, policy)).plus(wish, policy);
        }
        queue = queue.plus(permit, wish);
    }

    void remove(Wish wish) {
        line = line.minus(wish, policy);
        queue = queue.minus(wish.ask().permit());
    }

    /// Whatever hangs on this is to be judged again.
    void stale(String key) {
        if (!line.concerns(key)) {
            return;
        }
        if (round == null) {
            stale = stale.plus(key, Pace.Span.ALL);
        } else {
            round.found(key);
        }
    }

    /// What is being judged is to be judged once more next time.
    void again() {
        if (round != null) {
            round.again();
        }
    }

    /// Judges what is stale, in the order of the queue.
    void judge(boolean all, @Nullable Tilt tilt, Consumer<Wish> judge) {
        int most = all ? Integer.MAX_VALUE : pace.most(now);
        var going = new Round(key -> line.places(key), stale, line.due(now));
        round = going;
        going.judge(most, place -> line.places().get(place), judge);
        round = null;
        stale = going.left();
        var longAt = going.judged() > Pace.MANY ? now : pace.longAt();
        pace = new Pace(stale, longAt, going.cut(), tilt, pace.turns());
    }

    /// @param next when a silence begins or ends next
    void turns(@Nullable Instant next) {
        pace = new Pace(stale, pace.longAt(), pace.cut(), pace.tilt(), next);
    }
}
