package dev.remediator.replay.engine;

import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Tilt;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import dev.remediator.replay.engine.RecordedTimes.Answered;
import dev.remediator.warden.Warden;
import dev.remediator.warden.WardenDecided;
import dev.remediator.warden.WardenEvent;
import dev.remediator.warden.WardenState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The warden in virtual time.
///
/// Many ask it within a few milliseconds, and who came first was chance. Where the recording knows
/// the answers, a wish is judged when it is answered as it was then: what was let go at once comes
/// before what was held, and of what was held, what was let go first.
final class VirtualWarden {
    private static final Set<Reason> ALONE = EnumSet.of(Reason.APPROVAL_WANTED, Reason.SHADOW);

    private final Agenda agenda;
    private final RecordedTimes times;
    private final Supplier<@Nullable Tilt> tilt;
    private final Consumer<List<Effect>> effects;
    private final BiConsumer<WardenEvent, RuntimeException> failed;
    private final List<Pending> pending = new ArrayList<>();
    private Warden warden;
    private WardenState state = WardenState.QUIET;
    private long armed = Long.MAX_VALUE;
    private long due = Long.MAX_VALUE;

    private record Pending(WardenEvent.Petitioned event, String permit, Answered answered) {
        /// Nothing that others ask for at the same time may change the answer for the worse.
        boolean goesAtOnce() {
            return switch (answered.first()) {
                case Ruling.Allowed _ -> true;
                case Ruling.Held held -> ALONE.contains(held.reason());
                case Ruling.Refused _, Ruling.Halted _ -> false;
            };
        }
    }

    VirtualWarden(
            Agenda agenda,
            RecordedTimes times,
            Supplier<@Nullable Tilt> tilt,
            Warden warden,
            Consumer<List<Effect>> effects,
            BiConsumer<WardenEvent, RuntimeException> failed) {
        this.agenda = agenda;
        this.times = times;
        this.tilt = tilt;
        this.warden = warden;
        this.effects = effects;
        this.failed = failed;
    }

    void decideBy(Warden other) {
        warden = other;
    }

    void hears(Petition petition) {
        var event = new WardenEvent.Petitioned(petition);
        switch (petition) {
            case Petition.Asks(var ask) -> {
                var answered = times.answer(ask.permit(), agenda.now());
                if (answered == null) {
                    decide(event);
                } else {
                    asks(new Pending(event, ask.permit(), answered));
                }
            }
            case Petition.Returns(var permit) -> {
                pending.removeIf(p -> p.permit().equals(permit));
                decide(event);
            }
            case Petition.Stands _, Petition.Judged _ -> decide(event);
        }
    }

    private void asks(Pending wish) {
        if (!wish.goesAtOnce() || !goes(wish)) {
            pending.add(wish);
            agenda.at(wish.answered().at(), () -> isAnswered(wish));
        }
    }

    /// Now it was answered, so it had been judged.
    private void isAnswered(Pending wish) {
        if (!pending.contains(wish)) {
            return;
        }
        var before =
                pending.stream()
                        .filter(p -> !p.goesAtOnce() && !wish.goesAtOnce())
                        .filter(p -> p.answered().letGo() < wish.answered().letGo())
                        .sorted(Comparator.comparingLong(p -> p.answered().letGo()))
                        .toList();
        before.forEach(this::judge);
        judge(wish);
    }

    private void judge(Pending wish) {
        if (pending.remove(wish)) {
            decide(wish.event());
        }
    }

    /// Judges it if the answer is now as it was then.
    private boolean goes(Pending wish) {
        var decided = decided(state, wish.event());
        if (decided == null || !answers(decided, wish)) {
            return false;
        }
        accept(decided);
        return true;
    }

    private static boolean answers(WardenDecided decided, Pending wish) {
        return decided.effects().stream()
                .anyMatch(
                        e ->
                                e instanceof Effect.Rules(var ruling)
                                        && ruling.permit().equals(wish.permit())
                                        && RecordedTimes.same(ruling, wish.answered().first()));
    }

    void decide(WardenEvent event) {
        judgeBefore(event);
        var decided = decided(state, event);
        if (decided != null) {
            accept(decided);
            retry();
        }
    }

    /// What was held then, and would not be held any more after this, had been judged before.
    private void judgeBefore(WardenEvent event) {
        if (pending.isEmpty()) {
            return;
        }
        var waiting =
                pending.stream()
                        .filter(wish -> !wish.goesAtOnce() && !wish.event().equals(event))
                        .sorted(Comparator.comparingLong(wish -> wish.answered().letGo()))
                        .toList();
        for (var wish : waiting) {
            var after = decided(state, event);
            var now = decided(state, wish.event());
            var then = after == null ? null : decided(after.next(), wish.event());
            boolean changes = then != null && !answers(then, wish);
            if (now != null && changes && answers(now, wish)) {
                pending.remove(wish);
                accept(now);
            }
        }
    }

    private void retry() {
        if (!pending.isEmpty()) {
            List.copyOf(pending).stream()
                    .filter(Pending::goesAtOnce)
                    .filter(wish -> pending.contains(wish) && goes(wish))
                    .forEach(pending::remove);
        }
    }

    private @Nullable WardenDecided decided(WardenState known, WardenEvent event) {
        try {
            return warden.decide(known, event, agenda.instant(), tilt.get());
        } catch (RuntimeException e) {
            failed.accept(event, e);
            return null;
        }
    }

    private void accept(WardenDecided decided) {
        state = decided.next();
        due = decided.due().map(Nanos::of).orElse(Long.MAX_VALUE);
        if (due < armed) {
            arm(Math.max(Nanos.ceiling(due), agenda.now()));
        }
        effects.accept(decided.effects());
    }

    private void arm(long at) {
        armed = at;
        agenda.at(at, () -> rings(at));
    }

    private void rings(long at) {
        if (armed != at) {
            return;
        }
        armed = Long.MAX_VALUE;
        if (due <= agenda.now()) {
            decide(new WardenEvent.TimePassed());
        }
        if (due < armed) {
            boolean still = due <= agenda.now();
            arm(still ? agenda.now() + Nanos.SECOND / 10 : Nanos.ceiling(due));
        }
    }
}
