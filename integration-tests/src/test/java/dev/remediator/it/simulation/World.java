package dev.remediator.it.simulation;

import dev.remediator.guard.Command;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.Report;
import dev.remediator.warden.Warden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Everything around the engine: sources, the network, workers, targets, the pager, people. From
/// the horizon on nothing new goes wrong, and everything has to come to rest.
final class World implements Hand.Place, Engine.Duties {
    private static final int MOST_STEPS = 400_000;

    private final Lot lot;
    private final Time time;
    private final Setting setting;
    private final Engine engine;
    private final Targets targets = new Targets();
    private final Pagers pager = new Pagers();
    private final People people;
    private final Tally tally = new Tally();
    private final Hands hands;
    private final Map<String, Line> lines = new HashMap<>();
    private final List<Invariant> invariants;
    private final Consumer<Seen> trace;

    private World(long seed, Mutation mutation, Consumer<Seen> trace) {
        this.lot = new Lot(seed);
        this.time = new Time(lot);
        this.trace = trace;
        this.setting = Setting.of(lot, time.world());
        var policy = Policy.of(mutation.rules().apply(setting.rules()), Map.of());
        this.engine =
                new Engine(
                        time,
                        lot,
                        setting.partitions(),
                        new Remediator(Virtual.BOOK, policy, Patience.DEFAULT),
                        new Warden(policy, mutation.guards()),
                        this);
        this.hands = new Hands(this, setting, engine, tally, this::inbox);
        this.people = new People(time, lot, this::tellWarden);
        this.invariants = Invariants.of(setting.rules(), time);
    }

    /// Runs the world of a seed to its end.
    ///
    /// @throws Violation if something happened that must never happen
    static Tally run(long seed, Mutation mutation, Consumer<Seen> trace) {
        var world = new World(seed, mutation, trace);
        world.run();
        return world.tally;
    }

    private void run() {
        hands.hire(setting.workers());
        new Sources(time, lot, setting, this::hear, tally).plan();
        people.plan(setting.horizon());
        mishaps();
        int steps = 0;
        while (time.passes()) {
            if (++steps > MOST_STEPS) {
                throw new Violation("NothingSpins", "it never comes to rest");
            }
        }
        var rest = new Rest(engine.resources(), engine.warden(), pager.open(), setting.series());
        invariants.forEach(invariant -> invariant.rests(rest));
    }

    private void mishaps() {
        int last = (int) (setting.horizon() / 1000);
        if (lot.chance(200)) {
            engine.tilts(new Tilt(time.engine().plusSeconds(10), "it has just started"));
        }
        for (int i = lot.between(0, 5); i > 0; i--) {
            time.in(lot.spell(0, last), hands::trouble);
        }
        for (int i = lot.chance(250) ? lot.between(1, 3) : 0; i > 0; i--) {
            time.in(lot.spell(0, last), this::partitionTrouble);
        }
        for (int i = lot.chance(150) ? lot.between(1, 2) : 0; i > 0; i--) {
            time.in(lot.spell(0, last), this::clockTrouble);
        }
    }

    @Override
    public void trouble(Hand hand) {
        hands.trouble(hand);
    }

    @Override
    public void died(Hand hand) {
        hands.died(hand);
    }

    private void partitionTrouble() {
        tally.count("engine partitions that crashed");
        long away = lot.spell(1, 120);
        var until = time.engine().plusMillis(away + 40_000);
        engine.goesAway(
                lot.between(0, setting.partitions() - 1), away, new Tilt(until, "it was away"));
    }

    private void clockTrouble() {
        tally.count("clock jumps");
        time.jump(lot.chance(500) ? lot.spell(3, 120) : -lot.spell(3, 120));
        engine.tilts(new Tilt(time.engine().plusSeconds(30), "the clock jumped"));
    }

    private void hear(dev.remediator.alert.Alert alert) {
        tally.count("alerts");
        inbox(engine.partitionOf(alert.resource()), () -> engine.hears(alert));
    }

    private void inbox(int partition, Runnable what) {
        line("inbox" + partition, partition).send(lot.between(1, 20), what);
    }

    private Line line(String name, int partition) {
        return lines.computeIfAbsent(
                name, _ -> new Line(time, () -> engine.listensFrom(partition)));
    }

    private void tellWarden(Command command) {
        tally.count("commands " + command.getClass().getSimpleName());
        inbox(0, () -> engine.hears(command));
    }

    @Override
    public void saw(Seen seen) {
        trace.accept(seen);
        Counting.count(seen, tally);
        for (var invariant : invariants) {
            invariant.see(seen);
        }
    }

    @Override
    public void carryOut(Effect effect, int partition) {
        switch (effect) {
            case Effect.Offer offer -> offer(offer);
            case Effect.Tell(var answer) -> tell(answer, partition);
            case Effect.Paging(var page) -> page(page);
            case Effect.Petitions _, Effect.Rules _, Effect.Log _ -> {}
        }
    }

    private void offer(Effect.Offer offer) {
        for (int i = lot.mishap(10) ? 2 : 1; i > 0; i--) {
            time.in(
                    lot.mishap(20) ? lot.spell(1, 40) : lot.between(5, 100),
                    () -> {
                        var awake = hands.awake();
                        if (!awake.isEmpty()) {
                            lot.of(awake).takes(offer);
                        }
                    });
        }
    }

    private void tell(Answer answer, int partition) {
        for (var hand : hands.all()) {
            if (hand.name.equals(answer.worker())) {
                if (hand.silent()) {
                    hands.watch(hand);
                }
                lines.computeIfAbsent(
                                "to " + hand.name + " from " + partition,
                                _ -> new Line(time, hand::reachableFrom))
                        .send(lot.between(2, 80), () -> hand.hears(answer));
                return;
            }
        }
        // Its lease was begun by the answer itself.
        time.in(Hands.LEASE, () -> engine.loses(answer.worker()));
    }

    private void page(Page page) {
        boolean news = pager.hears(page);
        tally.count("pages " + page.action() + (news ? "" : ", no news"));
        if (page.action() == Page.Action.TRIGGER) {
            if (!news) {
                throw new Violation(
                        "PagedOnce", page.incident() + " is paged twice: " + page.why());
            }
            var approval = "notice-approval-";
            if (page.incident().startsWith(approval)) {
                people.isAsked(page.incident().substring(approval.length()));
            } else if (!page.incident().startsWith("notice-")) {
                people.isCalled(() -> close(page));
            }
        }
    }

    private void close(Page page) {
        if (pager.isClosed(page.incident())) {
            tally.count("pages people have closed");
            var closed = new Event.ClosedByPeople(page.incident(), "dee, at the pager");
            inbox(engine.partitionOf(page.resource()), () -> engine.hears(page.resource(), closed));
        }
    }

    private void report(Report report) {
        inbox(engine.partitionOf(report.resource()), () -> engine.hears(report));
    }

    @Override
    public void report(Hand from, Report report) {
        int partition = engine.partitionOf(report.resource());
        lines.computeIfAbsent(
                        "from " + from.name + " to " + partition,
                        _ ->
                                new Line(
                                        time,
                                        () ->
                                                Math.max(
                                                        from.reachableFrom(),
                                                        engine.listensFrom(partition))))
                .send(lot.between(2, 80), () -> engine.hears(report));
        if (lot.mishap(10)) {
            tally.count("reports sent twice");
            time.in(lot.spell(1, 90), () -> report(report));
        }
    }

    @Override
    public Targets.Answer act(Hand by, Hand.Hold hold, Hand.Step step) {
        var offer = hold.offer;
        var order =
                step.once() ? Hand.order(hold, step) : Hand.order(hold, step) + "@" + time.millis();
        var answer = targets.act(offer.resource(), hold.token, order);
        tally.count("deeds " + answer);
        saw(
                new Seen.Deed(
                        offer.resource(),
                        by.name,
                        offer.run(),
                        offer.epoch(),
                        step.key(),
                        hold.token,
                        step.destroys(),
                        step.once(),
                        answer == Targets.Answer.DONE));
        if (answer == Targets.Answer.DONE && hold.remedy.equals(mending(step, hold.remedy))) {
            mended(offer.resource(), hold.remedy);
        }
        return answer;
    }

    /// The last step is the one that helps.
    private static String mending(Hand.Step step, String remedy) {
        return Hand.steps(remedy).getLast().equals(step) ? remedy : "";
    }

    private void mended(String resource, String remedy) {
        for (var series : setting.series()) {
            if (series.firing()
                    && series.resource().equals(resource)
                    && (series.mendedBy.equals(remedy) || series.mendedBy.equals("anything"))) {
                int episode = series.episode();
                time.in(lot.spell(1, 60), () -> ends(series, episode));
            }
        }
    }

    private void ends(Series series, int episode) {
        if (series.firing() && series.episode() == episode) {
            tally.count("alerts a remedy has ended");
            series.ends();
            if (!series.mute) {
                var alert = series.says();
                time.in(lot.spell(0, 2), () -> hear(alert));
            }
        }
    }

    @Override
    public boolean knows(String order) {
        return targets.knows(order);
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Lot lot() {
        return lot;
    }

    @Override
    public void count(String what) {
        tally.count(what);
    }
}
