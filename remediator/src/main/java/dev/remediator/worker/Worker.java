package dev.remediator.worker;

import dev.remediator.playbook.Book;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Heartbeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes offers while it has free slots, claims them, and carries out what it is granted, each run
/// on a virtual thread of its own.
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int OFFERS_AT_ONCE = 4;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final RunBody body;
    private final Reports reports;
    private final Lifeline lifeline;
    private final Semaphore slots;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final GrantsTail tail;
    private final DispatchSource dispatch;
    private final Thread taker;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("heart").factory());
    private volatile boolean closing;

    private record Claim(Effect.Offer offer, CompletableFuture<Integer> partition) {}

    /// Starts it.
    ///
    /// @param name names it everywhere; no two workers may share one
    /// @param bootstrap Kafka's address
    /// @param book the playbooks it can carry out
    /// @param playbooks the loader of their classes
    /// @param inventory what it may act upon
    /// @param pulse how often it says that it lives
    /// @param atOnce how many runs it carries out at once, at most
    public Worker(
            String name,
            String bootstrap,
            Book book,
            ClassLoader playbooks,
            Inventory inventory,
            Pulse pulse,
            int atOnce) {
        this.name = name;
        this.slots = new Semaphore(atOnce);
        this.lifeline = new Lifeline(pulse.fence(), System::nanoTime);
        this.body = new RunBody(book, inventory, new StepValues(playbooks), InstantSource.system());
        this.reports = new Reports(bootstrap);
        this.tail = new GrantsTail(bootstrap, name, this::hear);
        int most = Math.min(OFFERS_AT_ONCE, atOnce);
        this.dispatch = new SharedDispatch(bootstrap, most);
        this.taker = Thread.ofPlatform().name("offer-taker").start(() -> takeOffers(most));
        long every = pulse.every().toMillis();
        var _ = heart.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /// What it is called everywhere.
    public String name() {
        return name;
    }

    /// How many runs it carries out now.
    public int busy() {
        return holds.size();
    }

    private void takeOffers(int most) {
        try (dispatch) {
            while (!closing) {
                if (!slots.tryAcquire(most, 100, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                slots.release(most);
                for (var offer : dispatch.poll(Duration.ofMillis(500))) {
                    claim(offer);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("this worker takes no more offers", e);
        }
    }

    private void claim(Effect.Offer offer) throws InterruptedException {
        var key = key(offer.run(), offer.epoch());
        if (!body.knows(offer) || claims.containsKey(key) || holds.containsKey(key)) {
            return;
        }
        slots.acquire();
        // Known before it is told: the answer may be faster than this thread.
        var claim = new Claim(offer, new CompletableFuture<>());
        claims.put(key, claim);
        try {
            claim.partition()
                    .complete(
                            reports.tell(
                                    new Report.Claimed(
                                            offer.resource(), offer.run(), offer.epoch(), name)));
        } catch (IllegalStateException e) {
            LOG.warn("run {} could not be claimed: {}", offer.run(), e.getMessage());
            claim.partition().completeExceptionally(e);
            drop(key);
        }
    }

    private void drop(String key) {
        if (claims.remove(key) != null) {
            slots.release();
        }
    }

    private void hear(Answer answer) {
        switch (answer) {
            case Answer.Granted granted -> granted(granted);
            case Answer.Revoked revoked -> {
                var key = key(revoked.run(), revoked.epoch());
                drop(key);
                var hold = holds.get(key);
                if (hold != null) {
                    hold.revoke(revoked.why());
                }
            }
            case Answer.IntentCommitted committed -> {
                var hold = holds.get(key(committed.run(), committed.epoch()));
                if (hold != null) {
                    hold.committed(committed.step());
                }
            }
            case Answer.Alive alive -> lifeline.answered(alive.partition());
        }
    }

    private void granted(Answer.Granted granted) {
        var key = key(granted.run(), granted.epoch());
        var claim = claims.remove(key);
        if (claim == null) {
            LOG.warn("run {} was granted but is not wanted here", granted.run());
            return;
        }
        var _ = Thread.ofVirtual().name(granted.run()).start(() -> carryOut(key, claim, granted));
    }

    private void carryOut(String key, Claim claim, Answer.Granted granted) {
        try {
            int partition = claim.partition().join();
            lifeline.answered(partition);
            var hold =
                    new Hold(
                            claim.offer(), name, partition, granted.fencingToken(), reports, lifeline);
            hold.runsOn(Thread.currentThread());
            holds.put(key, hold);
            if (!body.run(claim.offer(), hold)) {
                giveBack(hold);
            }
        } finally {
            holds.remove(key);
            slots.release();
        }
    }

    /// A run that was lost here although nobody took it away must not be lost to the engine, which
    /// still hears this worker's heartbeats.
    private void giveBack(Hold hold) {
        var _ = Thread.interrupted();
        while (!hold.revoked() && !closing) {
            try {
                hold.giveBack("its worker was cut off from the engine");
                return;
            } catch (IllegalStateException e) {
                LOG.warn("run {} could not be given back yet: {}", hold.offer().run(), e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void beat() {
        var heartbeat = new Heartbeat(name, false);
        partitions().forEach(partition -> reports.tell(partition, heartbeat));
    }

    private Set<Integer> partitions() {
        return holds.values().stream().map(Hold::partition).collect(Collectors.toSet());
    }

    private static String key(String run, int epoch) {
        return run + "@" + epoch;
    }

    /// Begins no further step, lets running ones end for a while, and hands back the rest, so that
    /// others go on at once.
    @Override
    public void close() {
        closing = true;
        dispatch.wakeup();
        var held = partitions();
        holds.values().forEach(hold -> hold.windDown("its worker is being stopped"));
        try {
            taker.join();
            long until = System.nanoTime() + GRACE.toNanos();
            while (!holds.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        holds.values().forEach(hold -> hold.revoke("its worker is being stopped"));
        heart.shutdownNow();
        held.forEach(partition -> reports.tell(partition, new Heartbeat(name, true)));
        reports.close();
        tail.close();
    }
}
