package dev.remediator.it.simulation;

import dev.remediator.journal.Halt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.playbook.Rung;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One worker as the engine's protocol knows it: claims, carries out step by step, records, stops
/// when told. It can die at any step, be cut off, or sleep and go on as if nothing had happened.
final class Hand {
    final String name;
    private final Place place;
    private final Map<String, Effect.Offer> claims = new HashMap<>();
    private final Map<String, Hold> holds = new HashMap<>();
    private boolean dead;
    private long awayUntil;
    private boolean asleep;

    /// What a worker needs of the world.
    interface Place {
        Time time();

        Lot lot();

        void report(Hand from, Report report);

        Targets.Answer act(Hand by, Hold hold, Step step);

        boolean knows(String order);

        /// Something happens to it soon.
        void trouble(Hand hand);

        void died(Hand hand);

        void count(String what);
    }

    /// One step of a remedy.
    record Step(String key, boolean once, boolean destroys) {}

    /// One run it holds.
    static final class Hold {
        final Effect.Offer offer;
        final long token;
        final String remedy;
        private final List<StepEntry> journal;
        private Halt.@Nullable Way halt;
        private @Nullable Step waitsFor;
        private boolean over;

        Hold(Effect.Offer offer, long token) {
            this.offer = offer;
            this.token = token;
            this.journal = new ArrayList<>(offer.journal());
            this.remedy =
                    Virtual.BOOK
                            .plan(offer.playbook())
                            .map(plan -> plan.rungs().get(offer.remedy()))
                            .map(Rung::name)
                            .orElse("");
        }

        private boolean has(String key, StepEntry.Kind kind) {
            return journal.stream().anyMatch(e -> e.step().equals(key) && e.kind() == kind);
        }

        private boolean intended() {
            return journal.stream().anyMatch(e -> e.kind() == StepEntry.Kind.INTENDED);
        }
    }

    Hand(String name, Place place) {
        this.name = name;
        this.place = place;
    }

    static List<Step> steps(String remedy) {
        return switch (remedy) {
            case "restart" ->
                    List.of(new Step("look#1", false, false), new Step("restart#1", true, false));
            case "replace", "rebuild" ->
                    List.of(
                            new Step("drain#1", false, false),
                            new Step("terminate#1", true, true),
                            new Step("provision#1", true, false));
            case "failover" -> List.of(new Step("failover#1", true, false));
            default -> List.of(new Step(remedy + "#1", false, false));
        };
    }

    boolean dead() {
        return dead;
    }

    /// Whether the engine hears nothing of it.
    boolean silent() {
        return dead || place.time().millis() < awayUntil;
    }

    /// From when on it hears and is heard.
    long reachableFrom() {
        return awayUntil;
    }

    void dies() {
        dead = true;
        holds.clear();
        claims.clear();
    }

    /// It is cut off; or it sleeps, and does not notice.
    void goesAway(long millis, boolean sleeping) {
        if (!silent()) {
            awayUntil = place.time().millis() + millis;
            asleep = sleeping;
        }
    }

    void takes(Effect.Offer offer) {
        var key = offer.run() + "@" + offer.epoch();
        if (silent() || claims.containsKey(key) || holds.containsKey(key)) {
            return;
        }
        claims.put(key, offer);
        place.report(this, new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), name));
    }

    void hears(Answer answer) {
        if (dead) {
            return;
        }
        switch (answer) {
            case Answer.Granted granted -> granted(granted);
            case Answer.Revoked revoked -> {
                var key = revoked.run() + "@" + revoked.epoch();
                claims.remove(key);
                var hold = holds.remove(key);
                if (hold != null) {
                    hold.over = true;
                }
            }
            case Answer.Halt halt -> {
                var hold = holds.get(halt.run() + "@" + halt.epoch());
                if (hold != null) {
                    place.count("runs told to stop");
                    hold.halt = halt.way();
                }
            }
            case Answer.IntentCommitted committed -> {
                var hold = holds.get(committed.run() + "@" + committed.epoch());
                if (hold != null
                        && hold.waitsFor != null
                        && hold.waitsFor.key().equals(committed.step())) {
                    var step = hold.waitsFor;
                    hold.waitsFor = null;
                    later(1, 15, hold, () -> perform(hold, step));
                }
            }
            case Answer.Alive _, Answer.Learned _ -> {}
        }
    }

    private void granted(Answer.Granted granted) {
        var key = granted.run() + "@" + granted.epoch();
        var offer = granted.offer() == null ? claims.remove(key) : granted.offer();
        if (offer != null) {
            var hold = new Hold(offer, granted.fencingToken());
            holds.put(key, hold);
            later(0, 2, hold, () -> goOn(hold));
            if (place.lot().chance(60)) {
                place.time().in(place.lot().spell(1, 20), () -> place.trouble(this));
            }
        } else if (!holds.containsKey(key)) {
            place.report(
                    this,
                    new Report.Returned(
                            granted.resource(), granted.run(), granted.epoch(), name, "given up"));
        }
    }

    /// Steps are not begun while it sleeps, and not while it knows that it is cut off.
    private void later(int least, int most, Hold hold, Runnable what) {
        place.time()
                .in(
                        place.lot().spell(least, most),
                        () -> {
                            if (dead || hold.over) {
                                return;
                            }
                            long away = awayUntil - place.time().millis();
                            if (away <= 0) {
                                what.run();
                            } else if (asleep) {
                                place.time().in(away, () -> wakes(hold, what));
                            } else {
                                place.time().in(away + 50, () -> giveBack(hold, "cut off"));
                            }
                        });
    }

    /// It does not know yet that the run may have been taken away.
    private void wakes(Hold hold, Runnable what) {
        if (!dead && !hold.over) {
            place.count("steps done after having slept");
            what.run();
        }
    }

    private void goOn(Hold hold) {
        if (hold.halt == Halt.Way.GIVE_BACK) {
            giveBack(hold, "told to stop");
            return;
        }
        if (hold.halt == Halt.Way.UNDO && !hold.intended()) {
            place.count("runs undone");
            end(hold, Outcome.CANCELLED);
            return;
        }
        var next =
                steps(hold.remedy).stream()
                        .filter(s -> !hold.has(s.key(), StepEntry.Kind.DONE))
                        .findFirst();
        if (next.isEmpty()) {
            end(hold, Outcome.SUCCEEDED);
        } else if (!next.get().once()) {
            later(1, place.lot().chance(20) ? 600 : 10, hold, () -> perform(hold, next.get()));
        } else if (!hold.has(next.get().key(), StepEntry.Kind.INTENDED)) {
            intend(hold, next.get());
        } else if (place.lot().chance(100)) {
            end(hold, Outcome.UNKNOWN);
        } else if (place.knows(order(hold, next.get()))) {
            place.count("deeds a probe found done");
            record(hold, next.get());
        } else {
            later(1, 15, hold, () -> perform(hold, next.get()));
        }
    }

    private void intend(Hold hold, Step step) {
        if (step.destroys() && place.lot().chance(60)) {
            end(hold, place.lot().chance(500) ? Outcome.STILL_WELL : Outcome.VETOED);
            return;
        }
        hold.waitsFor = step;
        var entry = new StepEntry(step.key(), StepEntry.Kind.INTENDED, "", place.time().world());
        hold.journal.add(entry);
        var offer = hold.offer;
        place.report(
                this,
                new Report.Intended(offer.resource(), offer.run(), offer.epoch(), name, entry));
    }

    static String order(Hold hold, Step step) {
        return hold.offer.run() + "/" + step.key();
    }

    private void perform(Hold hold, Step step) {
        boolean dies = place.lot().chance(25);
        if (dies && place.lot().chance(400)) {
            place.died(this);
            return;
        }
        var answer = place.act(this, hold, step);
        if (dies) {
            place.died(this);
            return;
        }
        if (answer == Targets.Answer.REFUSED || place.lot().chance(40)) {
            write(hold, step, StepEntry.Kind.FAILED);
            end(hold, Outcome.FAILED);
        } else {
            record(hold, step);
        }
    }

    private void record(Hold hold, Step step) {
        write(hold, step, StepEntry.Kind.DONE);
        later(0, 1, hold, () -> goOn(hold));
    }

    private void write(Hold hold, Step step, StepEntry.Kind kind) {
        var entry = new StepEntry(step.key(), kind, "\"\"", place.time().world());
        hold.journal.add(entry);
        var offer = hold.offer;
        place.report(
                this,
                new Report.Recorded(offer.resource(), offer.run(), offer.epoch(), name, entry));
    }

    private void end(Hold hold, Outcome outcome) {
        over(hold);
        var offer = hold.offer;
        place.count("remedies ended " + outcome);
        place.report(
                this,
                new Report.Ended(offer.resource(), offer.run(), offer.epoch(), name, outcome, ""));
    }

    private void giveBack(Hold hold, String why) {
        if (!hold.over && !dead) {
            over(hold);
            var offer = hold.offer;
            place.report(
                    this,
                    new Report.Returned(offer.resource(), offer.run(), offer.epoch(), name, why));
        }
    }

    private void over(Hold hold) {
        hold.over = true;
        holds.remove(hold.offer.run() + "@" + hold.offer.epoch());
    }
}
