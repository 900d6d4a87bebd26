package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Tilt;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.StepEntry;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/// A small world, all of it from one seed: nodes that break, workers that die, people, and an
/// engine that is as late as a real one. What happens in it is recorded.
final class LiveWorld implements Hands {
    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    static final Instant END = START.plus(Duration.ofHours(3));

    private static final List<String> ALERTS =
            List.of("InstanceDown", "InstanceDown", "DiskFull", "Corrupt", "Leak", "Fire", "Noise");

    final Scribe scribe = new Scribe();
    private final SplittableRandom random;
    private final VirtualEngine engine;
    private final PriorityQueue<Queued> inputs =
            new PriorityQueue<>(
                    Comparator.comparing((Queued q) -> q.input().at())
                            .thenComparingLong(Queued::order));
    private final Map<String, Firing> firing = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private long order;
    private long now = Nanos.of(START);

    private record Queued(Input input, long order) {}

    /// @param open names the episode that goes on
    private record Firing(String name, String node, Instant since, String open) {}

    LiveWorld(long seed, Deciding deciding) {
        random = new SplittableRandom(seed);
        engine =
                new VirtualEngine(
                        deciding, this, null, new LiveTimes(random.split()), scribe, listener());
        scribe.follow(engine);
        for (int i = 0; i < 8; i++) {
            for (int j = random.nextInt(3); j > 0; j--) {
                breaks(i, in(0, 6_000_000));
            }
        }
        if (random.nextInt(3) == 0) {
            var at = in(60_000, 3_000_000);
            for (int i = 0; i < 8; i++) {
                breaks("InstanceDown", i, at.plusMillis(random.nextLong(5)));
            }
        }
        people();
    }

    /// Lives until the end.
    List<Line> run() {
        for (var next = inputs.peek(); next != null; next = inputs.peek()) {
            if (!engine.step(next.input().at())) {
                inputs.remove();
                now = Math.max(now, Nanos.of(next.input().at()));
                scribe.came(next.input());
                engine.happens(next.input());
            }
        }
        engine.runUntil(END);
        return scribe.lines();
    }

    private Listener listener() {
        return new Listener() {
            @Override
            public void decided(Decision decision) {
                now = Math.max(now, Nanos.of(decision.at()));
                scribe.decided(decision);
                if (decision.reason() == Reason.APPROVAL_WANTED && asked.add(decision.incident())) {
                    answers(decision.incident() + "-r1");
                }
                if (decision.reason() == Reason.PAGE_CALLED && random.nextInt(3) == 0) {
                    takes(decision.incident());
                }
                if (decision.reason() == Reason.PAGE_CALLED && random.nextInt(3) == 0) {
                    mends(decision.series(), in(60_000, 1_200_000));
                }
            }

            @Override
            public void noted(Note note) {
                scribe.noted(note);
            }
        };
    }

    private Instant in(int least, int most) {
        return Nanos.instant(now).plusMillis(random.nextInt(least, most + 1));
    }

    private void add(Input input) {
        if (input.at().isBefore(END)) {
            inputs.add(new Queued(input, order++));
        }
    }

    private void breaks(int node, Instant at) {
        breaks(ALERTS.get(random.nextInt(ALERTS.size())), node, at);
    }

    private void breaks(String name, int number, Instant at) {
        var node = "n" + number;
        var one = new Firing(name, node, at, name + node + at);
        if (firing.putIfAbsent(name + node, one) == null) {
            add(new Input.Heard(at, said(one, AlertStatus.FIRING)));
            for (int i = random.nextInt(4); i > 0; i--) {
                var again = at.plusMillis(random.nextInt(1_000, 900_000));
                add(new Input.Heard(again, said(one, AlertStatus.FIRING)));
            }
            if (random.nextInt(4) == 0) {
                mends(name + node, at.plusMillis(random.nextInt(1_000, 600_000)));
            }
        }
    }

    /// Its alert ends; sometimes it comes back.
    private void mends(String series, Instant at) {
        var one = firing.remove(series);
        if (one != null) {
            inputs.removeIf(
                    q ->
                            q.input() instanceof Input.Heard(var when, var alert)
                                    && alert.episode().equals(one.open())
                                    && !when.isBefore(at));
            add(new Input.Heard(at, said(one, AlertStatus.RESOLVED)));
            if (random.nextInt(4) == 0) {
                int number = Integer.parseInt(one.node().substring(1));
                breaks(one.name(), number, at.plusMillis(random.nextInt(500, 200_000)));
            }
        }
    }

    private static Alert said(Firing one, AlertStatus status) {
        int number = Integer.parseInt(one.node().substring(1));
        return new Alert(
                "test",
                one.name() + one.node(),
                one.open(),
                "delivery",
                status,
                Severity.CRITICAL,
                one.name(),
                "node/" + one.node(),
                one.since(),
                null,
                Map.of("instance", one.node(), "zone", "z" + number % 2),
                Map.of(),
                Map.of());
    }

    private void people() {
        if (random.nextInt(3) == 0) {
            var at = in(0, 5_000_000);
            add(new Input.Commanded(at, new Command.PullCord("c1", "ann", "odd", "zone=z0")));
            var later = at.plusMillis(random.nextInt(1_000, 2_000_000));
            add(new Input.Commanded(later, new Command.ReleaseCord("c2", "ann", "ok", "zone=z0")));
        }
        if (random.nextInt(3) == 0) {
            var at = in(0, 5_000_000);
            var silence =
                    new Silence(
                            "s1",
                            false,
                            List.of(Matcher.parse("alertname=InstanceDown")),
                            at,
                            at.plusSeconds(900),
                            "ann",
                            "known");
            add(new Input.Commanded(at, new Command.SetSilence("c3", "ann", "known", silence)));
        }
        if (random.nextInt(4) == 0) {
            var at = in(0, 5_000_000);
            add(new Input.Distrusted(at, new Tilt(at.plusSeconds(30), "it stood still")));
        }
    }

    private void answers(String run) {
        var at = in(1_000, 400_000);
        switch (random.nextInt(3)) {
            case 0 -> add(new Input.Commanded(at, new Command.Approve(run, "dee", "go", run)));
            case 1 -> add(new Input.Commanded(at, new Command.Deny(run, "dee", "no", run)));
            default -> {}
        }
    }

    private void takes(String page) {
        var at = in(1_000, 400_000);
        add(
                new Input.Told(
                        at,
                        random.nextBoolean()
                                ? new PageReport.Acknowledged(page, "ana", "api", at)
                                : new PageReport.Closed(page, "ana", "api", at)));
    }

    @Override
    public Script carryOut(Effect.Offer offer) {
        var lines = new ArrayList<Said>();
        long time = random.nextLong(5, 80);
        if (random.nextInt(12) == 0) {
            time += random.nextLong(5_000, 20_000);
        }
        int epoch = offer.epoch();
        var worker = "w" + random.nextInt(3);
        lines.add(said(time, claimed(offer, epoch, worker)));
        for (int step = 1 + random.nextInt(3); step > 0; step--) {
            time += random.nextLong(100, 20_000);
            lines.add(said(time, did(offer, epoch, worker, "step " + step)));
            if (random.nextInt(12) == 0) {
                time += 20_000;
                lines.add(new Said(Duration.ofMillis(time), new Event.WorkerLost(worker)));
                epoch++;
                worker = worker + "x";
                time += random.nextLong(5, 80);
                lines.add(said(time, claimed(offer, epoch, worker)));
            }
        }
        time += random.nextLong(100, 20_000);
        boolean fails = random.nextInt(6) == 0;
        lines.add(
                said(
                        time,
                        new Report.Ended(
                                offer.resource(),
                                offer.run(),
                                epoch,
                                worker,
                                fails ? Outcome.FAILED : Outcome.SUCCEEDED,
                                "done")));
        if (!fails && random.nextInt(3) > 0) {
            var offered = now;
            long helps = time + random.nextLong(-50, 30_000);
            mends(
                    offer.alert().series(),
                    Nanos.instant(offered + Math.max(1, helps) * Nanos.DECIDED_BY));
        }
        return new Script(lines, Optional.empty());
    }

    private static Said said(long millis, Report report) {
        return new Said(Duration.ofMillis(millis), new Event.Reported(report));
    }

    private static Report claimed(Effect.Offer offer, int epoch, String worker) {
        return new Report.Claimed(offer.resource(), offer.run(), epoch, worker);
    }

    private static Report did(Effect.Offer offer, int epoch, String worker, String step) {
        var entry = new StepEntry(step, StepEntry.Kind.DONE, "", START);
        return new Report.Recorded(offer.resource(), offer.run(), epoch, worker, entry);
    }
}
