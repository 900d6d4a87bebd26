package dev.remediator.worker;

import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one worker has asked for and was not answered yet, each with a slot of its own. Safe for
/// use by several threads.
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final Duration UNANSWERED = Duration.ofMinutes(2);
    private static final Duration LOOKED_UP = Duration.ofSeconds(2);

    private final String worker;
    private final RunBody body;
    private final Reports reports;
    private final Lifeline lifeline;
    private final Semaphore slots;
    private final Runs runs;
    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;

    /// @param asked when it was asked for, on the lifeline's clock
    record Claim(Effect.Offer offer, long asked, CompletableFuture<Integer> partition) {}

    Claims(
            String worker,
            RunBody body,
            Reports reports,
            Lifeline lifeline,
            Semaphore slots,
            Runs runs) {
        this.worker = worker;
        this.body = body;
        this.reports = reports;
        this.lifeline = lifeline;
        this.slots = slots;
        this.runs = runs;
    }

    void takeNoMore() {
        leaving = true;
    }

    Optional<Claim> of(String key) {
        return Optional.ofNullable(claims.get(key));
    }

    /// It was granted; its slot is the run's now.
    ///
    /// @return whether it had not been given up meanwhile
    boolean redeem(String key, Claim claim) {
        return claims.remove(key, claim);
    }

    void drop(String key) {
        if (claims.remove(key) != null) {
            slots.release();
        }
    }

    /// An answer can be lost with the topic that kept it; its slot must not be.
    void giveUpOld() {
        long now = lifeline.now();
        claims.forEach(
                (key, claim) -> {
                    if (now - claim.asked() > UNANSWERED.toNanos()) {
                        LOG.warn("the claim of run {} was never answered", claim.offer().run());
                        drop(key);
                    }
                });
    }

    /// Claims or declines each. An inventory that asks a cluster or a cloud may take its time;
    /// other offers do not wait for it for long.
    void take(List<Effect.Offer> offers) throws InterruptedException {
        var taking = new ArrayList<Thread>();
        for (var offer : offers) {
            taking.add(Thread.ofVirtual().name(offer.run()).start(() -> takeOnce(offer)));
        }
        long until = System.nanoTime() + LOOKED_UP.toNanos();
        for (var thread : taking) {
            thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
        }
    }

    /// The same offer may come again while it is still looked at.
    private void takeOnce(Effect.Offer offer) {
        var key = Hold.key(offer.run(), offer.epoch());
        if (!looking.add(key)) {
            return;
        }
        try {
            take(key, offer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the offer of run {} cannot be taken", offer.run(), e);
        } finally {
            looking.remove(key);
        }
    }

    private void take(String key, Effect.Offer offer) throws InterruptedException {
        if (leaving || claims.containsKey(key) || runs.has(key)) {
            return;
        }
        switch (body.fit(offer)) {
            case FITS -> claim(key, offer);
            case LACKS_CODE -> decline(offer, false);
            case LACKS_TARGET -> decline(offer, true);
        }
    }

    private void claim(String key, Effect.Offer offer) throws InterruptedException {
        while (!slots.tryAcquire(100, TimeUnit.MILLISECONDS)) {
            if (leaving) {
                return;
            }
        }
        // Known before it is told: the answer may be faster than this thread.
        var claim = new Claim(offer, lifeline.now(), new CompletableFuture<>());
        claims.put(key, claim);
        try {
            var claimed = new Report.Claimed(offer.resource(), offer.run(), offer.epoch(), worker);
            claim.partition().complete(reports.tell(claimed));
        } catch (RuntimeException e) {
            LOG.warn("run {} could not be claimed: {}", offer.run(), e.getMessage());
            claim.partition().completeExceptionally(e);
            drop(key);
        }
    }

    /// An offer that was taken reaches nobody else, so the engine must hear that it is to be made
    /// again.
    private void decline(Effect.Offer offer, boolean lacksTarget) throws InterruptedException {
        try {
            reports.tell(
                    new Report.Declined(
                            offer.resource(), offer.run(), offer.epoch(), worker, lacksTarget));
        } catch (IllegalStateException e) {
            LOG.warn("run {} could not be declined: {}", offer.run(), e.getMessage());
        }
    }
}
