package dev.remediator.standard;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.Fence;
import dev.remediator.failover.HostState;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Role;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shuts an old primary out, from the outside in: its clients, its standbys, its process. Each part
/// is given back if the remedy is broken off before anybody else is a primary. That is promised
/// before the part is touched, so that a worker that dies in the middle leaves nothing behind.
final class ShuttingOut {
    private final Remedy remedy;
    private final DatabaseCluster db;
    private final Terms terms;
    private final Observation before;
    private final String old;
    private final List<String> proxies;
    private final Crown crown;
    private List<Confirmation> cut = List.of();
    private List<Confirmation> revoked = List.of();
    private final Freshness freshness;
    private @Nullable Confirmation ended;
    private boolean promisedToStart;

    /// How an old primary stopped.
    ///
    /// @param orderly whether it did what it was asked
    /// @param end where its log ended, if anybody knows
    record Stop(boolean orderly, Optional<WalPosition> end) {}

    ShuttingOut(
            Remedy remedy,
            DatabaseCluster db,
            Terms terms,
            Observation before,
            String old,
            List<String> proxies,
            Freshness freshness,
            Crown crown) {
        this.remedy = remedy;
        this.db = db;
        this.terms = terms;
        this.before = before;
        this.old = old;
        this.proxies = proxies;
        this.freshness = freshness;
        this.crown = crown;
    }

    /// Cuts its clients off. Some proxies are not enough.
    void cutOff() {
        if (proxies.isEmpty()) {
            return;
        }
        promise("cutting " + old + " off", this::letClientsBack);
        var said = remedy.step("cut " + old + " off on every proxy", () -> db.traffic().cut(old));
        cut = Confirmation.each(proxies, said);
        if (!Confirmation.all(cut)) {
            throw new RemedyFailed(
                    "%s is not cut off on every proxy: %s"
                            .formatted(old, Confirmation.problems(cut)));
        }
    }

    private void letClientsBack() {
        var said = Confirmation.each(proxies, db.traffic().restore(old));
        var still = said.stream().filter(one -> !one.confirmed()).filter(one -> cutBy(one.part()));
        var problems = Confirmation.problems(still.toList());
        if (!problems.isEmpty()) {
            throw new RemedyFailed(old + " is still cut off: " + problems);
        }
    }

    /// A proxy that never confirmed its cut need not confirm that it is undone.
    private boolean cutBy(String proxy) {
        return cut.stream().allMatch(one -> one.confirmed() || !one.part().equals(proxy));
    }

    /// Looks once more at a primary that was found dead, if that was a while ago or by a worker
    /// that is dead itself.
    ///
    /// @throws RemedyFailed if it is there again
    void throwIfItRecovered() {
        boolean recovered =
                remedy.step(
                        "see that " + old + " has not recovered meanwhile",
                        () ->
                                !freshness.lasts()
                                        && db.observe()
                                                .member(old)
                                                .filter(one -> one.role() == Role.PRIMARY)
                                                .filter(MemberSight::writable)
                                                .isPresent());
        if (recovered) {
            throw new RemedyFailed(old + " answers again and takes writes, so it is not replaced");
        }
    }

    /// Takes the standbys' word back, so that nobody acknowledges what it writes.
    void revoke() {
        var standbys = before.standbys().stream().map(MemberSight::member).toList();
        promise("taking the standbys' word back", () -> db.restore(standbys, order()));
        var said =
                remedy.step(
                        "take the word of " + String.join(" and ", standbys) + " back",
                        () -> db.revoke(standbys, order()));
        revoked = Confirmation.each(standbys, said);
        throwUnlessComplete(fence(Confirmation.of(old)));
    }

    /// Ends it on its host, and waits until it is shut out even if that could not be reached.
    void end() {
        promiseToStart();
        ended = remedy.step("end " + old + " on its host", this::endOnHost);
        var host = ended;
        var fence = remedy.step("see whether " + old + " is shut out", () -> fence(host));
        throwUnlessComplete(fence);
        if (fence.patience().isPositive()) {
            remedy.sleep(fence.patience());
        }
    }

    private Confirmation endOnHost() {
        try {
            return db.fence(old, order());
        } catch (Superseded e) {
            throw e;
        } catch (ActuatorException e) {
            return Confirmation.not(old, String.valueOf(e.getMessage()));
        }
    }

    /// Stops it in an orderly way.
    ///
    /// @return how it ended
    Stop stop() {
        promiseToStart();
        var stop = remedy.step("stop " + old + " in an orderly way", this::stopCleanly);
        if (stop.orderly()) {
            ended = Confirmation.of(old);
        }
        return stop;
    }

    /// Whoever has lost the cluster to somebody else does nothing more. That it did not stop for
    /// another reason is no failure: then it is shut out.
    private Stop stopCleanly() {
        try {
            return new Stop(true, db.stopCleanly(old, order()));
        } catch (Superseded e) {
            throw e;
        } catch (ActuatorException _) {
            return new Stop(false, Optional.empty());
        }
    }

    /// The standbys that were seen not to receive any more.
    List<String> silenced() {
        return revoked.stream().filter(Confirmation::confirmed).map(Confirmation::part).toList();
    }

    /// Whether its host was seen to have ended it.
    boolean confirmedByHost() {
        return ended != null && ended.confirmed();
    }

    private void promiseToStart() {
        if (!promisedToStart) {
            promisedToStart = true;
            promise("ending " + old, this::startAgain);
        }
    }

    /// What did not run before is not started. A host that could be reached neither before nor then
    /// has ended nothing.
    private void startAgain() {
        var host = before.member(old).map(MemberSight::host).orElse(HostState.UNREACHABLE);
        if (ended == null || ended.confirmed() || host != HostState.UNREACHABLE) {
            boolean ran = host == HostState.RUNNING || host == HostState.FROZEN;
            db.release(old, ran, order());
        }
    }

    private void promise(String what, Remedy.Deed deed) {
        remedy.step(
                what,
                () -> {},
                () -> {
                    if (crown.mayGoBack()) {
                        deed.run();
                    }
                });
    }

    private Fence fence(Confirmation host) {
        return Fence.of(cut, revoked, host, before.members().size() - 1, terms);
    }

    private static void throwUnlessComplete(Fence fence) {
        if (!fence.complete()) {
            throw new RemedyFailed(fence.sentence());
        }
    }

    static Order order() {
        return Order.current().orElseThrow();
    }
}
