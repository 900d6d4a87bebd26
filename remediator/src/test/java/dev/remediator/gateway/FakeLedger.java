package dev.remediator.gateway;

import dev.remediator.alert.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A ledger in memory, which can be away.
public final class FakeLedger implements Ledger {
    private final List<Alert> kept = new CopyOnWriteArrayList<>();
    private final List<Letter> buried = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    /// What was buried.
    public record Letter(String reason, String from, Instant receivedAt, String text) {}

    public void goesAway() {
        away = true;
    }

    public void comesBack() {
        away = false;
    }

    /// How often something was to be made durable.
    public int asked() {
        return asked.get();
    }

    public List<Alert> kept() {
        return List.copyOf(kept);
    }

    public List<Letter> buried() {
        return List.copyOf(buried);
    }

    @Override
    public void keep(List<Alert> alerts) throws NotDurable {
        refuseIfAway();
        kept.addAll(alerts);
    }

    @Override
    public void bury(String reason, String from, Instant receivedAt, byte[] bytes)
            throws NotDurable {
        refuseIfAway();
        buried.add(new Letter(reason, from, receivedAt, new String(bytes, StandardCharsets.UTF_8)));
    }

    private void refuseIfAway() throws NotDurable {
        asked.incrementAndGet();
        if (away) {
            throw new NotDurable("Kafka is away; send it again", new IllegalStateException("away"));
        }
    }
}
