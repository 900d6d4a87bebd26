package dev.remediator.worker;

import dev.remediator.topic.Heartbeat;
import dev.remediator.topic.Heartbeat.Sign;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says that a worker lives: often where it holds runs, now and then everywhere, so that every
/// partition of the engine knows which versions of playbooks there are workers for.
final class Heart implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    private final String worker;
    private final Reports reports;
    private final Pulse pulse;
    private final Lifeline lifeline;
    private final Supplier<Set<Integer>> held;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heart").factory());
    private final Runnable eachBeat;
    private volatile Set<String> codes;
    private volatile Set<Integer> all = Set.of();
    private int beats;

    /// @param codes the versions of playbooks it takes runs of
    /// @param held the partitions that answer for what it holds
    /// @param eachBeat done with each heartbeat; must be brief
    Heart(
            String worker,
            Set<String> codes,
            Reports reports,
            Pulse pulse,
            Lifeline lifeline,
            Supplier<Set<Integer>> held,
            Runnable eachBeat) {
        this.worker = worker;
        this.codes = codes;
        this.reports = reports;
        this.pulse = pulse;
        this.lifeline = lifeline;
        this.held = held;
        this.eachBeat = eachBeat;
    }

    /// Tells all partitions that the worker has begun, and beats from then on. Returns when Kafka
    /// has it: what the worker asks for later comes after that.
    ///
    /// @throws IllegalStateException if Kafka did not take it
    void begin() {
        all = IntStream.range(0, reports.partitions()).boxed().collect(Collectors.toSet());
        try {
            arrive(ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before Kafka knew of " + worker, e);
        }
        long every = pulse.every().toNanos();
        var _ = timer.scheduleAtFixedRate(this::beat, every, every, TimeUnit.NANOSECONDS);
    }

    /// It takes no more runs from now on.
    void takesNoMore() {
        codes = Set.of();
    }

    /// A broker that has just been killed may not take it within a minute.
    private void arrive(int attempts) throws InterruptedException {
        try {
            reports.tellAll(new Heartbeat(worker, lifeline.now(), Sign.ARRIVED, codes));
        } catch (IllegalStateException e) {
            if (attempts == 1) {
                throw e;
            }
            LOG.warn("{} could not yet say that it has begun: {}", worker, e.getMessage());
            arrive(attempts - 1);
        }
    }

    /// Whatever goes wrong with one beat, the next one comes.
    private void beat() {
        try {
            boolean everywhere = beats++ % pulse.everywhere() == 0;
            say(everywhere ? all : held.get(), Sign.ALIVE);
            eachBeat.run();
        } catch (RuntimeException e) {
            LOG.warn("a heartbeat failed", e);
        }
    }

    private void say(Set<Integer> partitions, Sign sign) {
        var heartbeat = new Heartbeat(worker, lifeline.now(), sign, codes);
        partitions.forEach(partition -> reports.tell(partition, heartbeat));
    }

    /// It beats no more, and the worker leaves: whatever it holds or is still granted goes to
    /// others.
    @Override
    public void close() {
        timer.shutdownNow();
        say(all, Sign.LEFT);
    }
}
