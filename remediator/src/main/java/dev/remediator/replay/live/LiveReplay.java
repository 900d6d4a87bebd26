package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Replayed;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Replays alerts into a running remediator, at their times. There they are marked, so that they
/// touch nothing and call nobody. What still fires at the end, or when it is stopped, is said to be
/// over, so that nothing is left behind.
///
/// [#run] is for one thread; [#stop] may be called by any.
public final class LiveReplay {
    private static final int MOST_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(1);
    private static final Duration WATCHED_FOR = Duration.ofSeconds(10);
    private static final Duration ASK_EVERY = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    /// So many may wait there to be decided about: what is read late makes an engine distrust
    /// itself, and then nothing real is mended either.
    private static final int MOST_AHEAD = 5_000;

    private final String name;
    private final Running running;
    private final Speed speed;
    private final Consumer<String> told;
    private final Pace pace;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// What fires there because of this replay, by series.
    private final Map<String, Alert> firing = new LinkedHashMap<>();

    private final List<Alert> batch = new ArrayList<>();
    private Instant oldestDue = Instant.MAX;
    private Instant lastTold = Instant.MIN;
    private long accepted;
    private long decided;
    private Duration latest = Duration.ZERO;

    /// @param name what the replay is called
    /// @param running where to
    /// @param speed how fast
    /// @param clock the time
    /// @param told gets a line now and then, for people
    /// @throws IllegalArgumentException if no replay may be called so
    public LiveReplay(
            String name, Running running, Speed speed, InstantSource clock, Consumer<String> told) {
        if (!Replayed.isName(name)) {
            throw new IllegalArgumentException(
                    "--name is '%s', but must be lower case letters, digits and '-', at most 40"
                            .formatted(name));
        }
        this.name = name;
        this.running = running;
        this.speed = speed;
        this.told = told;
        this.pace = new Real(clock);
    }

    LiveReplay(String name, Running running, Speed speed, Pace pace) {
        this.name = name;
        this.running = running;
        this.speed = speed;
        this.told = _ -> {};
        this.pace = pace;
    }

    private final class Real implements Pace {
        private final InstantSource clock;

        Real(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void rest(Duration time) throws InterruptedException {
            if (stopped.getCount() == 0) {
                // What ends a replay may still have to wait for the door.
                TimeUnit.NANOSECONDS.sleep(Math.min(time.toNanos(), ASK_EVERY.toNanos()));
            } else {
                var _ = stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /// Ends it early: nothing more is sent but the end of what fires.
    public void stop() {
        stopped.countDown();
    }

    private boolean goesOn() {
        return stopped.getCount() > 0;
    }

    /// Sends everything, ends what still fires, and waits until it is accounted for.
    ///
    /// @param alerts what is replayed, in the order of time
    /// @throws IOException in one sentence, if a file cannot be read or the running remediator does
    ///   not take it
    public Account run(AlertStream alerts) throws IOException, InterruptedException {
        if (running.standing().isPresent()) {
            throw new IOException(
                    "there was a replay called " + name + " there already; say another --name");
        }
        var began = pace.now();
        try {
            sendAll(alerts, began);
        } catch (IOException e) {
            throw endedAfter(e);
        }
        long ended = endWhatFires(PATIENCE);
        return account(began, pace.now(), ended);
    }

    /// What was sent is said to be over, if that can still be said.
    private IOException endedAfter(IOException failure) throws InterruptedException {
        int many = firing.size();
        try {
            endWhatFires(LAST_PATIENCE);
            return failure;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return new IOException(
                    "%s; %d series of replay %s may still fire there"
                            .formatted(failure.getMessage(), many, name),
                    failure);
        }
    }

    private void sendAll(AlertStream alerts, Instant began)
            throws IOException, InterruptedException {
        Optional<Input.Heard> next = alerts.next();
        if (next.isEmpty()) {
            return;
        }
        var timetable = new Timetable(next.get().at(), began, speed);
        while (goesOn() && next.isPresent()) {
            if (!Replayed.is(next.get().alert())) {
                take(timetable, next.get());
            }
            tell(alerts.share());
            next = alerts.next();
        }
        if (goesOn()) {
            flush();
        }
        batch.clear();
    }

    private void take(Timetable timetable, Input.Heard heard)
            throws IOException, InterruptedException {
        var due = timetable.due(heard);
        if (due.isAfter(pace.now())) {
            flush();
            while (goesOn() && due.isAfter(pace.now())) {
                pace.rest(Duration.between(pace.now(), due));
            }
            if (!goesOn()) {
                return;
            }
        }
        oldestDue = due.isBefore(oldestDue) ? due : oldestDue;
        batch.add(timetable.now(heard.alert()));
        if (batch.size() == MOST_AT_ONCE) {
            flush();
        }
    }

    private void flush() throws IOException, InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        letWorkOff();
        // Before it is sent: what is not known to be durable may be.
        batch.forEach(this::remember);
        send(batch, PATIENCE);
        accepted += batch.size();
        if (!speed.unbounded()) {
            var late = Duration.between(oldestDue, pace.now());
            latest = late.compareTo(latest) > 0 ? late : latest;
        }
        oldestDue = Instant.MAX;
        batch.clear();
    }

    private void remember(Alert alert) {
        if (alert.firing()) {
            firing.put(alert.series(), alert);
        } else if (alert.status() == AlertStatus.RESOLVED) {
            firing.remove(alert.series());
        }
    }

    /// Waits until not too many wait there. It is asked only when there may be.
    private void letWorkOff() throws IOException, InterruptedException {
        long before = -1;
        var progressAt = pace.now();
        while (goesOn() && accepted - decided > MOST_AHEAD) {
            decided = standing().decided();
            if (accepted - decided <= MOST_AHEAD) {
                return;
            }
            if (decided != before) {
                before = decided;
                progressAt = pace.now();
            } else if (!pace.now().isBefore(progressAt.plus(PATIENCE))) {
                throw new IOException(
                        "it has decided nothing for %d s and %d alerts wait there; see its log"
                                .formatted(PATIENCE.toSeconds(), accepted - decided));
            }
            pace.rest(LOOK_EVERY);
        }
    }

    /// Of one that has just started again nothing may be known yet.
    private Running.Standing standing() throws IOException, InterruptedException {
        var until = pace.now().plus(PATIENCE);
        while (true) {
            try {
                return running.standing().orElse(Running.Standing.NONE);
            } catch (IOException e) {
                if (!goesOn() || !pace.now().isBefore(until)) {
                    throw e;
                }
                pace.rest(ASK_EVERY);
            }
        }
    }

    private void send(List<Alert> alerts, Duration patience)
            throws IOException, InterruptedException {
        var until = pace.now().plus(patience);
        while (true) {
            try {
                running.send(List.copyOf(alerts));
                return;
            } catch (Running.Later e) {
                if (pace.now().plus(e.after()).isAfter(until)) {
                    throw new IOException(
                            "it has not taken alerts for %d s: %s"
                                    .formatted(patience.toSeconds(), e.getMessage()),
                            e);
                }
                pace.rest(e.after());
            }
        }
    }

    private long endWhatFires(Duration patience) throws IOException, InterruptedException {
        var over = new ArrayList<Alert>();
        var now = pace.now();
        firing.values().forEach(alert -> over.add(Timetable.over(alert, now)));
        for (int from = 0; from < over.size(); from += MOST_AT_ONCE) {
            var some = over.subList(from, Math.min(over.size(), from + MOST_AT_ONCE));
            send(some, patience);
            accepted += some.size();
        }
        firing.clear();
        return over.size();
    }

    /// What is being watched may take minutes to heal; what is lost is not decided about while all
    /// else is.
    private Account account(Instant began, Instant sent, long ended)
            throws IOException, InterruptedException {
        var before = Running.Standing.NONE;
        var progressAt = sent;
        while (true) {
            var standing = standing();
            if (standing.decided() != before.decided()) {
                progressAt = pace.now();
            }
            before = standing;
            long unaccounted = Math.max(0, accepted - standing.decided());
            boolean done =
                    unaccounted > 0
                            ? !pace.now().isBefore(progressAt.plus(SETTLES_WITHIN))
                            : standing.open() == 0
                                    || !pace.now().isBefore(progressAt.plus(WATCHED_FOR));
            if (done) {
                return new Account(
                        name,
                        accepted,
                        standing.terminal(),
                        standing.open(),
                        unaccounted,
                        ended,
                        !goesOn(),
                        standing.incidents(),
                        Duration.between(began, sent),
                        latest);
            }
            pace.rest(ASK_EVERY);
        }
    }

    private void tell(double share) {
        var now = pace.now();
        if (lastTold.equals(Instant.MIN)) {
            lastTold = now;
        } else if (!now.isBefore(lastTold.plus(TELL_EVERY))) {
            lastTold = now;
            told.accept("%d alerts sent, %.0f %% of the file".formatted(accepted, share * 100));
        }
    }
}
