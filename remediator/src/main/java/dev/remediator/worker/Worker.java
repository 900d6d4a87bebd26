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
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes offers while it has free slots, claims them, and carries out what it is granted, each run
/// on a virtual thread of its own.
public final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int OFFERS_AT_ONCE = 16;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String STOPPING = "its worker is being stopped";

    private final String name;
    private final RunBody body;
    private final Reports reports;
    private final Lifeline lifeline;
    private final Semaphore slots;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
    private final AnswerSource answers;
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
    /// @param playbooks the loader of their classes, and of the vetoes beside them
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
        this(
                name,
                new RunBody(
                        book,
                        inventory,
                        new StepValues(playbooks),
                        InstantSource.system(),
                        Vetoes.of(playbooks)),
                new Reports(bootstrap),
                new SharedDispatch(bootstrap, offersAtOnce(atOnce)),
                listener -> new GrantsTail(bootstrap, name, listener),
                pulse,
                atOnce);
    }

    Worker(
            String name,
            RunBody body,
            Reports reports,
            DispatchSource dispatch,
            Function<Consumer<Answer>, AnswerSource> answers,
            Pulse pulse,
            int atOnce) {
        this.name = name;
        this.body = body;
        this.reports = reports;
        this.dispatch = dispatch;
        this.slots = new Semaphore(atOnce);
        this.lifeline = new Lifeline(pulse.fence(), System::nanoTime);
        this.answers = answers.apply(this::hear);
        int most = offersAtOnce(atOnce);
        this.taker = Thread.ofPlatform().name("offer-taker").start(() -> takeOffers(most));
        long every = pulse.every().toMillis();
        var _ = heart.scheduleAtFixedRate(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    /// So many slots must be free before offers are taken, so a small worker takes them singly.
    private static int offersAtOnce(int atOnce) {
        return Math.clamp(atOnce / 8, 1, OFFERS_AT_ONCE);
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
            while (!closing && answers.alive()) {
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
        if (closing || !body.knows(offer) || claims.containsKey(key) || holds.containsKey(key)) {
            return;
        }
        slots.acquire();
        // Known before it is told: the answer may be faster than this thread.
        var claim = new Claim(offer, new CompletableFuture<>());
        claims.put(key, claim);
        try {
            int partition =
                    reports.tell(
                            new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), name));
            partitions.add(partition);
            claim.partition().complete(partition);
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
            case Answer.Halt halt -> {
                var hold = holds.get(key(halt.run(), halt.epoch()));
                if (hold != null) {
                    hold.halt(halt);
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

    /// Held from now on, before the next answer is heard: it may take the run away again.
    private void granted(Answer.Granted granted) {
        var key = key(granted.run(), granted.epoch());
        var claim = claims.get(key);
        if (claim != null) {
            var hold = new Hold(claim.offer(), name, granted.fencingToken(), reports, lifeline);
            holds.put(key, hold);
            if (claims.remove(key, claim)) {
                begin(key, claim, hold);
                return;
            }
            holds.remove(key);
        }
        if (!holds.containsKey(key)) {
            var _ = Thread.ofVirtual().name(granted.run()).start(() -> decline(granted));
        }
    }

    /// Granted after its claim was given up here. Heartbeats of other runs would keep it for ever.
    private void decline(Answer.Granted granted) {
        try {
            reports.tell(
                    new Report.Returned(
                            granted.resource(),
                            granted.run(),
                            granted.epoch(),
                            name,
                            "its claim had been given up"));
        } catch (IllegalStateException e) {
            LOG.warn("run {} could not be given back: {}", granted.run(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(String key, Claim claim, Hold hold) {
        if (closing) {
            hold.windDown(STOPPING);
        }
        var _ = Thread.ofVirtual().name(hold.offer().run()).start(() -> carryOut(key, claim, hold));
    }

    private void carryOut(String key, Claim claim, Hold hold) {
        try {
            int partition = claim.partition().join();
            lifeline.answered(partition);
            hold.begins(Thread.currentThread(), partition);
            if (!body.run(claim.offer(), hold)) {
                giveBack(hold);
            }
        } catch (CompletionException e) {
            // Granted although Kafka did not confirm the claim.
            giveBack(hold);
        } finally {
            holds.remove(key);
            slots.release();
        }
    }

    /// A run that was halted, or lost here although nobody took it away, must not be lost to the
    /// engine, which still hears this worker's heartbeats.
    private void giveBack(Hold hold) {
        var _ = Thread.interrupted();
        var why =
                hold.halted()
                        .filter(halt -> halt.way() == Answer.Way.GIVE_BACK)
                        .map(Answer.Halt::why)
                        .orElse("its worker was cut off from the engine");
        while (!hold.revoked() && !closing) {
            try {
                hold.giveBack(why);
                return;
            } catch (IllegalStateException e) {
                LOG.warn(
                        "run {} could not be given back yet: {}",
                        hold.offer().run(),
                        e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void beat() {
        var heartbeat = new Heartbeat(name, false);
        holds.values().stream()
                .flatMap(hold -> hold.partition().stream().boxed())
                .distinct()
                .forEach(partition -> reports.tell(partition, heartbeat));
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
        holds.values().forEach(hold -> hold.windDown(STOPPING));
        try {
            taker.join();
            long until = System.nanoTime() + GRACE.toNanos();
            while (!holds.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        holds.values().forEach(hold -> hold.revoke(STOPPING));
        heart.shutdownNow();
        // Also to those whose grant is still on its way.
        partitions.forEach(partition -> reports.tell(partition, new Heartbeat(name, true)));
        reports.close();
        answers.close();
    }
}
