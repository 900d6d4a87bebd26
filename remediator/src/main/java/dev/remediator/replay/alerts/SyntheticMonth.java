package dev.remediator.replay.alerts;

import dev.remediator.alert.Alert;
import dev.remediator.replay.engine.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Alerts of a made-up fleet: 2,000 nodes in 40 groups, 60 names of alerts, of which the standard
/// playbooks answer five.
///
/// Most of them repeat, every one to four hours, what has been wrong for a while and nobody
/// answers; now and then one of these is over and another begins. One or two in a hundred are about
/// a node that a playbook is for, and that recovers within half an hour. Some flap. Every day and a
/// half a zone of 60 nodes goes at once. In the middle comes a storm: 27 alerts of a thousand
/// within one minute, each over within half an hour.
///
/// The same seed gives the same alerts. Memory does not grow with their number but for the storm
/// and for what is wrong at once.
public final class SyntheticMonth implements AlertStream {
    /// When it begins.
    public static final Instant BEGINS = Instant.parse("2026-10-01T00:00:00Z");

    private static final int ZONE = 60;
    private static final Duration BETWEEN_OUTAGES = Duration.ofHours(36);
    private static final Duration REPEAT = Duration.ofMinutes(150);
    private static final Duration CALM_END = Duration.ofHours(1);
    private static final int MINUTE = 60_000;
    private static final int HALF_HOUR = 30 * MINUTE;
    private static final int FLAPS = 12;
    private static final int THOUSAND = 1_000;
    private static final int ANSWERED = 10;
    private static final int FLAPPING = 2;
    private static final int OVER = 50;
    private static final int MOST_WRONG = 40 * SyntheticFleet.NODES;

    private final SplittableRandom random;
    private final SyntheticFleet fleet;
    private final long alerts;
    private final int storm;
    private final Instant stormAt;
    private final Instant end;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(
                    Comparator.comparing((Due next) -> next.at)
                            .thenComparingLong(next -> next.number));
    private final @Nullable Alert[] wrong;
    private Instant begins = BEGINS;
    private Instant outageAt = BEGINS.plus(BETWEEN_OUTAGES);
    private boolean stormToCome = true;
    private int turn;
    private long promised;
    private long told;

    /// What is to be told.
    private record Due(Instant at, long number, Alert alert) {}

    /// @param alerts how many there are, at least one
    /// @param time how long it lasts, more than two hours
    /// @param seed tells one such month from another
    /// @throws IllegalArgumentException in one sentence
    public SyntheticMonth(long alerts, Duration time, long seed) {
        if (alerts < 1 || time.compareTo(CALM_END.multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException("it has at least one alert and takes over 2 hours");
        }
        this.random = new SplittableRandom(seed);
        this.fleet = new SyntheticFleet(random);
        this.alerts = alerts;
        this.storm = (int) Math.min(alerts * 27 / THOUSAND, Integer.MAX_VALUE / 2);
        this.stormAt = BEGINS.plus(time.dividedBy(2));
        this.end = BEGINS.plus(time).minus(CALM_END);
        long slots = alerts * REPEAT.toMinutes() / time.toMinutes();
        this.wrong = new Alert[Math.clamp(slots, 1, MOST_WRONG)];
    }

    @Override
    public Optional<Input.Heard> next() {
        while (promised < alerts && nothingBefore(begins)) {
            long before = promised;
            boolean usual = something();
            begins = usual ? begins.plusNanos(pause(promised - before)) : begins;
        }
        var next = due.poll();
        if (next == null) {
            return Optional.empty();
        }
        told++;
        return Optional.of(new Input.Heard(next.at, next.alert));
    }

    private boolean nothingBefore(Instant time) {
        var next = due.peek();
        return next == null || !next.at.isBefore(time);
    }

    /// What is left is spread over the time that is left, more of it by day.
    private long pause(long alertsOfLast) {
        long left = alerts - promised - (stormToCome ? 2L * storm : 0);
        long time = Math.max(0, Duration.between(begins, end).toNanos());
        boolean day = begins.getEpochSecond() / 3_600 % 24 / 12 == 0;
        double each = (double) time / Math.max(1, left) * (day ? 0.8 : 1.2);
        return (long) (each * alertsOfLast * (0.5 + random.nextDouble()));
    }

    /// Answers whether it takes its part of the time.
    private boolean something() {
        if (stormToCome && !begins.isBefore(stormAt)) {
            stormToCome = false;
            storm();
            return false;
        }
        if (!begins.isBefore(outageAt) && room(2 * ZONE)) {
            outageAt = outageAt.plus(BETWEEN_OUTAGES);
            outage();
            return true;
        }
        int lot = random.nextInt(THOUSAND);
        if (lot < ANSWERED && room(2)) {
            ill(fleet.answered(begins), begins.plusMillis(MINUTE + random.nextInt(HALF_HOUR)));
        } else if (lot < ANSWERED + FLAPPING && room(2 * FLAPS)) {
            flapping();
        } else {
            repeat();
        }
        return true;
    }

    private boolean room(int more) {
        return alerts - promised - (stormToCome ? 2L * storm : 0) >= more;
    }

    private void tell(Instant at, Alert alert) {
        due.add(new Due(at, promised++, alert));
    }

    private void ill(Alert alert, Instant until) {
        tell(alert.startsAt(), alert);
        tell(until, SyntheticFleet.over(alert, until));
    }

    private void storm() {
        for (int i = 0; i < storm; i++) {
            var at = begins.plusMillis(random.nextInt(MINUTE));
            ill(fleet.unanswered(at), at.plusMillis(MINUTE + random.nextInt(HALF_HOUR)));
        }
    }

    private void outage() {
        int first = fleet.zone();
        var until = begins.plusMillis(10 * MINUTE + random.nextInt(HALF_HOUR));
        for (int i = 0; i < ZONE; i++) {
            var at = begins.plusMillis(random.nextInt(MINUTE / 2));
            ill(fleet.down(first + i, at), until.plusMillis(random.nextInt(MINUTE)));
        }
    }

    private void flapping() {
        var at = begins;
        var example = fleet.unanswered(at);
        for (int i = 0; i < FLAPS; i++) {
            var until = at.plusMillis(MINUTE + random.nextInt(MINUTE));
            ill(SyntheticFleet.again(example, at), until);
            at = until.plusMillis(MINUTE / 2 + random.nextInt(MINUTE));
        }
    }

    /// The next of what has been wrong for a while repeats itself; or it is over, and another
    /// begins in its turn.
    private void repeat() {
        int place = turn++ % wrong.length;
        int other = (place + random.nextInt(1 + wrong.length / 4)) % wrong.length;
        var known = wrong[other];
        wrong[other] = wrong[place];
        if (known == null) {
            var another = fleet.unanswered(begins);
            wrong[place] = another;
            tell(begins, another);
        } else if (random.nextInt(OVER) == 0) {
            wrong[place] = null;
            tell(begins, SyntheticFleet.over(known, begins));
        } else {
            wrong[place] = known;
            tell(begins, known);
        }
    }

    @Override
    public double share() {
        return (double) told / alerts;
    }

    @Override
    public void close() {}
}
