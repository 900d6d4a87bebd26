package dev.remediator.it.simulation;

import dev.remediator.topic.Heartbeat;
import java.util.ArrayList;
import java.util.List;

/// The workers of a world: how they get into trouble, and who takes the place of the dead.
final class Hands {
    /// How long the engine waits for a silent one, in milliseconds.
    static final long LEASE = 15_000;

    private final Hand.Place place;
    private final Lot lot;
    private final Time time;
    private final Setting setting;
    private final Engine engine;
    private final Tally tally;
    private final Inbox inbox;
    private final List<Hand> hands = new ArrayList<>();
    private int hired;

    /// The way to a partition of the engine.
    @FunctionalInterface
    interface Inbox {
        void send(int partition, Runnable what);
    }

    Hands(Hand.Place place, Setting setting, Engine engine, Tally tally, Inbox inbox) {
        this.place = place;
        this.lot = place.lot();
        this.time = place.time();
        this.setting = setting;
        this.engine = engine;
        this.tally = tally;
        this.inbox = inbox;
    }

    /// So many more workers are there.
    void hire(int many) {
        for (int i = 0; i < many; i++) {
            hands.add(new Hand("worker-" + ++hired, place));
        }
    }

    /// Those who are there, dead or alive, at this moment.
    List<Hand> all() {
        return List.copyOf(hands);
    }

    /// Those of whom the engine hears something.
    List<Hand> awake() {
        return hands.stream().filter(hand -> !hand.silent()).toList();
    }

    /// One of them gets into trouble.
    void trouble() {
        trouble(lot.of(hands));
    }

    /// It dies, is cut off or sleeps.
    void trouble(Hand hand) {
        if (hand.silent()) {
            return;
        }
        if (lot.chance(300)) {
            tally.count("workers killed");
            hand.dies();
            mayComeBack(hand);
        } else {
            boolean sleeps = lot.chance(500);
            tally.count(sleeps ? "workers that slept" : "workers cut off");
            hand.goesAway(lot.spell(2, 120), sleeps);
        }
        watch(hand);
    }

    /// It has died in a step.
    void died(Hand hand) {
        tally.count("workers that died in a step");
        hand.dies();
        mayComeBack(hand);
        watch(hand);
    }

    /// Looks whether it is still silent once its lease has run out.
    void watch(Hand hand) {
        time.in(LEASE, () -> lease(hand));
    }

    private void lease(Hand hand) {
        if (!hand.silent()) {
            return;
        }
        long away = 0;
        for (int i = 0; i < setting.partitions(); i++) {
            away = Math.max(away, engine.listensFrom(i) - time.millis());
        }
        if (away > 0) {
            time.in(away + LEASE, () -> lease(hand));
            return;
        }
        engine.loses(hand.name);
        if (hand.dead() && hands.remove(hand)) {
            hire(1);
        }
    }

    /// Somebody starts it again, under its own name.
    private void mayComeBack(Hand dead) {
        if (lot.chance(400)) {
            time.in(lot.spell(1, 8), () -> comesBack(dead));
        }
    }

    private void comesBack(Hand dead) {
        if (!hands.remove(dead)) {
            return;
        }
        tally.count("workers that came back under their own name");
        var hand = new Hand(Heartbeat.called(Heartbeat.nameOf(dead.name), "b" + ++hired), place);
        hands.add(hand);
        for (int i = 0; i < setting.partitions(); i++) {
            int partition = i;
            inbox.send(partition, () -> engine.isBack(dead.name, hand.name, partition));
        }
    }
}
