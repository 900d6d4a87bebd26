package dev.remediator.replay.live;

import dev.remediator.alert.Alert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A remediator that takes everything at once, in a time that costs nothing.
final class FakeRunning implements Running, Pace {
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    final List<Sent> sent = new ArrayList<>();
    private Instant now = NOW;
    private int refusals;
    private boolean known;
    private boolean loses;
    private @Nullable Runnable atRest;
    private Duration slowness = Duration.ZERO;
    private long perSecond = Long.MAX_VALUE;
    private long mostAhead;
    private int outage;

    record Sent(Instant at, Alert alert) {}

    FakeRunning refuses(int times) {
        refusals = times;
        return this;
    }

    FakeRunning knowsTheName() {
        known = true;
        return this;
    }

    FakeRunning losesOne() {
        loses = true;
        return this;
    }

    FakeRunning takes(Duration time) {
        slowness = time;
        return this;
    }

    /// Decides about so many a second.
    FakeRunning decides(long alerts) {
        perSecond = alerts;
        return this;
    }

    /// Nobody answers for so many questions, once it has heard of the replay.
    FakeRunning isAwayFor(int questions) {
        outage = questions;
        return this;
    }

    /// How many waited to be decided about at the worst.
    long mostAhead() {
        return mostAhead;
    }

    private long decided() {
        if (perSecond == Long.MAX_VALUE) {
            return sent.size();
        }
        return Math.min(sent.size(), Duration.between(NOW, now).toMillis() * perSecond / 1000);
    }

    FakeRunning atRest(Runnable what) {
        atRest = what;
        return this;
    }

    @Override
    public void send(List<Alert> alerts) throws Later {
        if (refusals > 0) {
            refusals--;
            throw new Later("Kafka is away", Duration.ofSeconds(5));
        }
        now = now.plus(slowness);
        known = true;
        alerts.forEach(alert -> sent.add(new Sent(now, alert)));
        mostAhead = Math.max(mostAhead, sent.size() - decided());
    }

    @Override
    public Optional<Standing> standing() throws IOException {
        if (known && outage > 0) {
            outage--;
            throw new IOException("no remediator answers");
        }
        return known
                ? Optional.of(new Standing(decided() - (loses ? 1 : 0), 0, Map.of("cleared", 1L)))
                : Optional.empty();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void rest(Duration time) {
        now = now.plus(time);
        if (atRest != null) {
            atRest.run();
        }
    }

    /// Seconds from the start at which each alert came.
    List<Double> times() {
        return sent.stream().map(s -> Duration.between(NOW, s.at()).toMillis() / 1000.0).toList();
    }
}
