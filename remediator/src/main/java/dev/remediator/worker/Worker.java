package dev.remediator.worker;

import dev.remediator.journal.Halt;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Answer;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import dev.remediator.topic.Dispatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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

    private final String name;
    private final RunBody body;
    private final Reports reports;
    private final Lifeline lifeline;
    private final Heart heart;
    private final Runs runs;
    private final long began;
    private final Duration drain;
    private final Semaphore slots;
    private final Claims claims;
    private final AnswerSource answers;
    private final DispatchSource dispatch;
    private final Thread taker;
    private final CountDownLatch tookLast = new CountDownLatch(1);
    private volatile boolean leaving;

    /// Starts it.
    ///
    /// @param name names it everywhere; no two workers may share one
    /// @param bootstrap Kafka's address
    /// @param dispatch how offers reach it
    /// @param book the playbooks it can carry out
    /// @param playbooks the loader of their classes, and of the vetoes beside them
    /// @param inventory what it may act upon
    /// @param pulse how often it says that it lives
    /// @param drain for how long it may finish what it holds when it is closed
    /// @param atOnce how many runs it carries out at once, at most
    /// @throws IllegalStateException if Kafka does not take that it has begun
    public Worker(
            String name,
            String bootstrap,
            Dispatch dispatch,
            Book book,
            ClassLoader playbooks,
            Inventory inventory,
            Pulse pulse,
            Duration drain,
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
                DispatchSource.open(dispatch, bootstrap, offersAtOnce(atOnce)),
                listener -> new GrantsTail(bootstrap, name, listener),
                pulse,
                drain,
                atOnce);
    }

    Worker(
            String name,
            RunBody body,
            Reports reports,
            DispatchSource dispatch,
            Function<Consumer<Answer>, AnswerSource> answers,
            Pulse pulse,
            Duration drain,
            int atOnce) {
        this.name = name;
        this.body = body;
        this.reports = reports;
        this.dispatch = dispatch;
        this.drain = drain;
        this.slots = new Semaphore(atOnce);
        this.lifeline = new Lifeline(pulse.fence(), System::nanoTime);
        this.began = lifeline.now();
        this.runs = new Runs(body, lifeline, slots, Runs.GRACE);
        this.claims = new Claims(name, body, reports, lifeline, slots, runs);
        this.heart =
                new Heart(
                        name,
                        body.codes(),
                        reports,
                        pulse,
                        lifeline,
                        runs::partitions,
                        runs::stopWhatIsCutOff);
        this.answers = answers.apply(this::hear);
        try {
            heart.begin();
        } catch (RuntimeException e) {
            dispatch.close();
            this.answers.close();
            reports.close();
            throw e;
        }
        int most = offersAtOnce(atOnce);
        this.taker = Thread.ofPlatform().name("offer-taker").start(() -> takeOffers(most));
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
        return runs.count();
    }

    private void takeOffers(int most) {
        try (dispatch) {
            takeAll(most);
        }
        if (!leaving) {
            LOG.error("this worker takes no more offers and leaves; restart this process");
            heart.close();
        }
    }

    private void takeAll(int most) {
        try {
            while (!leaving && answers.alive()) {
                takeSome(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // Leaving the group takes its time, and nobody need wait for that.
            tookLast.countDown();
        }
    }

    private void takeSome(int most) throws InterruptedException {
        try {
            claims.giveUpOld();
            if (!slots.tryAcquire(most, 100, TimeUnit.MILLISECONDS)) {
                dispatch.rest();
                return;
            }
            slots.release(most);
            claims.take(dispatch.poll(Duration.ofMillis(500)));
        } catch (RuntimeException e) {
            LOG.error("offers cannot be taken; tried again in a second", e);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void hear(Answer answer) {
        switch (answer) {
            case Answer.Granted granted when granted.offer() != null -> {
                // Looking for the target may take its time, and other answers must not wait.
                var offer = granted.offer();
                var _ = Thread.ofVirtual().name(granted.run()).start(() -> resume(granted, offer));
            }
            case Answer.Granted granted -> granted(granted);
            case Answer.Revoked revoked -> {
                claims.drop(Hold.key(revoked.run(), revoked.epoch()));
                runs.revoked(revoked);
            }
            case Answer.Halt halt ->
                    runs.tell(
                            halt.run(),
                            halt.epoch(),
                            hold -> hold.halt(new Halt(halt.why(), halt.way())));
            case Answer.IntentCommitted committed ->
                    runs.tell(
                            committed.run(),
                            committed.epoch(),
                            hold -> hold.committed(committed.step()));
            case Answer.Learned learned ->
                    runs.tell(learned.run(), learned.epoch(), hold -> hold.learns(learned.entry()));
            case Answer.Alive alive -> lifeline.answered(alive.partition(), alive.beat());
        }
    }

    /// Held from now on, before the next answer is heard: it may take the run away again.
    private void granted(Answer.Granted granted) {
        var key = Hold.key(granted.run(), granted.epoch());
        var claim = claims.of(key);
        if (claim.isPresent()) {
            var claimed = claim.get();
            var hold = new Hold(claimed.offer(), name, granted.fencingToken(), reports, lifeline);
            runs.keep(hold);
            if (claims.redeem(key, claimed)) {
                runs.begin(hold, claimed.partition(), claimed.asked());
                return;
            }
            runs.forget(hold);
        }
        if (!runs.has(key)) {
            refuse(granted, "its claim had been given up");
        }
    }

    /// What a worker of this name held before it died.
    private void resume(Answer.Granted granted, Effect.Offer offer) {
        var partition = CompletableFuture.completedFuture(reports.partitionOf(offer.resource()));
        if (leaving || body.fit(offer) != RunBody.Fit.FITS) {
            refuse(granted, "it cannot be gone on with here");
        } else if (!slots.tryAcquire()) {
            refuse(granted, "all slots are taken");
        } else {
            var hold = new Hold(offer, name, granted.fencingToken(), reports, lifeline);
            runs.keep(hold);
            runs.begin(hold, partition, began);
        }
    }

    /// Given back at once. Heartbeats of other runs would keep it for ever.
    private void refuse(Answer.Granted granted, String why) {
        var returned =
                new Report.Returned(granted.resource(), granted.run(), granted.epoch(), name, why);
        var _ =
                Thread.ofVirtual()
                        .name(granted.run())
                        .start(
                                () -> {
                                    try {
                                        reports.tell(returned);
                                    } catch (IllegalStateException e) {
                                        LOG.warn(
                                                "run {} could not be given back: {}",
                                                granted.run(),
                                                e.getMessage());
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
    }

    /// Takes no more offers and finishes what it holds, as long as it may drain. Then it begins no
    /// further step, lets running ones end for a while, and hands back the rest, so that others go
    /// on at once.
    @Override
    public void close() {
        leaving = true;
        claims.takeNoMore();
        heart.takesNoMore();
        dispatch.wakeup();
        try {
            tookLast.await();
            runs.close(drain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heart.close();
        reports.close();
        answers.close();
        try {
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
