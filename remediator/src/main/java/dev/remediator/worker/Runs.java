package dev.remediator.worker;

import dev.remediator.journal.Halt;
import dev.remediator.port.ActuatorException;
import dev.remediator.remediation.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs a worker holds, each on a virtual thread of its own and in one of its slots.
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    /// The usual grace.
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final String CUT_OFF = "its worker was cut off from the engine";
    private static final String STOPPING = "its worker is being stopped";

    private final RunBody body;
    private final Lifeline lifeline;
    private final Semaphore slots;
    private final Duration grace;
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /// @param slots one of them is given back for each run that has ended
    /// @param grace for how long a step may go on after it was told to end
    Runs(RunBody body, Lifeline lifeline, Semaphore slots, Duration grace) {
        this.body = body;
        this.lifeline = lifeline;
        this.slots = slots;
        this.grace = grace;
    }

    boolean has(String key) {
        return holds.containsKey(key);
    }

    int count() {
        return holds.size();
    }

    /// The partitions of the engine that answer for them.
    Set<Integer> partitions() {
        return holds.values().stream()
                .flatMap(hold -> hold.partition().stream().boxed())
                .collect(Collectors.toSet());
    }

    void keep(Hold hold) {
        holds.put(hold.key(), hold);
    }

    void forget(Hold hold) {
        holds.remove(hold.key(), hold);
    }

    /// Tells the one that is meant, if it is here.
    void tell(String run, int epoch, Consumer<Hold> word) {
        var hold = holds.get(Hold.key(run, epoch));
        if (hold != null) {
            word.accept(hold);
        }
    }

    /// Somebody else has it now, or nobody.
    void revoked(Answer.Revoked revoked) {
        tell(
                revoked.run(),
                revoked.epoch(),
                hold -> {
                    hold.revoke(revoked.why());
                    CompletableFuture.delayedExecutor(grace.toNanos(), TimeUnit.NANOSECONDS)
                            .execute(() -> leaveBehind(hold));
                });
    }

    /// Nobody can tell this worker any more that it has lost them, so what is under way is
    /// interrupted before the lease ends and another may begin.
    void stopWhatIsCutOff() {
        holds.values().stream()
                .filter(hold -> hold.partition().stream().anyMatch(lifeline::isCut))
                .forEach(Hold::interrupt);
    }

    /// A step that ignores being interrupted goes on, but it must not cost this worker a slot for
    /// ever. Whatever it still says is late.
    private void leaveBehind(Hold hold) {
        if (ends(hold)) {
            LOG.error(
                    "run {} was taken away, but its step does not stop when it is interrupted; its thread is left behind",
                    hold.offer().run());
        }
    }

    private boolean ends(Hold hold) {
        if (!hold.ends()) {
            return false;
        }
        forget(hold);
        slots.release();
        return true;
    }

    /// Carries out what is kept.
    ///
    /// @param partition which partition of the engine answers for it, once its claim is confirmed
    /// @param asked when it was asked for, on the lifeline's clock
    void begin(Hold hold, CompletableFuture<Integer> partition, long asked) {
        if (closing) {
            hold.windDown(STOPPING);
        }
        var _ =
                Thread.ofVirtual()
                        .name(hold.offer().run())
                        .start(() -> carryOut(hold, partition, asked));
    }

    private void carryOut(Hold hold, CompletableFuture<Integer> confirmed, long asked) {
        try {
            int partition = confirmed.join();
            lifeline.answered(partition, asked);
            hold.begins(Thread.currentThread(), partition);
            if (!body.run(hold.offer(), hold)) {
                giveBack(hold, CUT_OFF);
            }
        } catch (CompletionException e) {
            // Granted although Kafka did not confirm the claim.
            giveBack(hold, CUT_OFF);
        } catch (ActuatorException e) {
            giveBack(hold, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("run {} is given back", hold.offer().run(), e);
            giveBack(hold, CUT_OFF);
        } finally {
            var _ = ends(hold);
        }
    }

    /// A run that was halted, or lost here although nobody took it away, must not be lost to the
    /// engine, which still hears this worker's heartbeats.
    private void giveBack(Hold hold, String otherwise) {
        var _ = Thread.interrupted();
        var why =
                hold.halted()
                        .filter(halt -> halt.way() == Halt.Way.GIVE_BACK)
                        .map(Halt::why)
                        .orElse(otherwise);
        while (!hold.revoked() && !closing) {
            try {
                hold.giveBack(why);
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "run {} could not be given back yet: {}",
                        hold.offer().run(),
                        e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Lets them end for a while; after that they begin no further step, running steps may end, and
    /// what is left is given up.
    void close(Duration drain) throws InterruptedException {
        try {
            waitUntilIdle(drain);
            closing = true;
            holds.values().forEach(hold -> hold.windDown(STOPPING));
            waitUntilIdle(grace);
        } finally {
            closing = true;
            holds.values().forEach(hold -> hold.revoke(STOPPING));
        }
    }

    private void waitUntilIdle(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!holds.isEmpty() && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
