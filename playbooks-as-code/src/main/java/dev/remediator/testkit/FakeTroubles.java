package dev.remediator.testkit;

import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Proof;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be arranged on a [FakeDatabaseCluster], and what is seen of it.
public final class FakeTroubles {
    private final VirtualTime time;
    private final FakeReplication data;
    private final FakeTraffic traffic;
    private final Conducts conducts;
    private final Set<String> dead = new HashSet<>();
    private Terms terms;
    private CopyCost cost =
            new CopyCost(936_000_000, Optional.of(236_000_000L), Optional.of(VirtualTime.START));
    private @Nullable Recovery recovery;
    private @Nullable Duration promotion;
    private boolean rewinds;

    FakeTroubles(
            VirtualTime time, String name, Terms terms, FakeReplication data, FakeTraffic traffic) {
        this.time = time;
        this.conducts = new Conducts(time, name);
        this.terms = terms;
        this.data = data;
        this.traffic = traffic;
    }

    /// A client writes this row through the front door.
    public FakeTroubles writes(String row) {
        var _ = frontDoor().map(primary -> data.write(primary, row));
        return this;
    }

    /// The primary has this row, no standby has it, and nobody was told that it is kept.
    public FakeTroubles writesUnheard(String row) {
        data.member(primary()).log.add(row);
        return this;
    }

    /// Its process is gone.
    public FakeTroubles kills(String member) {
        data.member(member).running = false;
        return this;
    }

    /// Its process is gone, and cannot be started.
    public FakeTroubles killsForGood(String member) {
        dead.add(member);
        return kills(member);
    }

    /// Its process stops where it is; its standbys do not notice until they connect anew.
    public FakeTroubles freezes(String member) {
        data.member(member).frozen = true;
        return this;
    }

    /// It answers and takes no writes.
    public FakeTroubles makesReadOnly(String member) {
        data.member(member).readOnly = true;
        return this;
    }

    /// It answers, writes are not made in time, and nobody can say why.
    public FakeTroubles makesSlow(String member) {
        data.member(member).slow = true;
        return this;
    }

    /// It is as it was before it was killed or frozen.
    public FakeTroubles heals(String member) {
        var one = data.member(member);
        one.frozen = false;
        one.running = true;
        return this;
    }

    /// This standby was started a short while ago, reads its own log for so long, and says
    /// meanwhile that it has less than it has.
    public FakeTroubles understates(String member, Duration reading) {
        data.member(member).readsUntil = time.instant().plus(reading);
        return this;
    }

    /// From now on a promotion does not answer, and comes true only after this time.
    public FakeTroubles promotionTakes(Duration lasting) {
        promotion = lasting;
        return this;
    }

    /// The first has been replaced by the second, which the others follow, and has written more
    /// since; then the second dies, and the first comes back as what it was.
    public FakeTroubles comesBackStale(String former, String newer) {
        data.comesBackStale(data.member(former), data.member(newer));
        return this;
    }

    /// Whether a dead primary's data may be turned back.
    public FakeTroubles mayRewind(boolean may) {
        rewinds = may;
        return this;
    }

    /// It streams, and falls behind.
    public FakeTroubles makesLag(String member) {
        data.member(member).lagging = true;
        return this;
    }

    /// We can no longer reach it; others can.
    public FakeTroubles hides(String member) {
        data.member(member).seen = false;
        return hidesHost(member);
    }

    /// Its host cannot be reached.
    public FakeTroubles hidesHost(String member) {
        data.member(member).hostReachable = false;
        return this;
    }

    /// It runs, and nobody can reach it, nor its host; in time it ends itself, if it can.
    public FakeTroubles isolates(String member) {
        data.member(member).linked = false;
        leftAlone();
        return hides(member);
    }

    /// It stands in another region.
    public FakeTroubles moves(String member, String region) {
        data.member(member).region = region;
        return this;
    }

    /// What is allowed from now on.
    public FakeTroubles allows(Terms allowed) {
        terms = allowed;
        return this;
    }

    /// What a copy costs from now on.
    public FakeTroubles costs(CopyCost copy) {
        cost = copy;
        return this;
    }

    /// It was failed over then.
    public FakeTroubles recovered(Recovery last) {
        recovery = last;
        return this;
    }

    /// How a call behaves: one of `reconnect`, `revoke`, `restore`, `fence`, `release`, `start`,
    /// `checkpoint`, `stop`, `prepare`, `remember`, `promote`, `follow`, `acknowledgedBy`, `prove`,
    /// `copy`, `destroy`, `rebuild` and `rejoin`.
    ///
    /// @throws IllegalArgumentException if it is another one
    public Conduct on(String call) {
        return conducts.on(call);
    }

    void losesAnswers() {
        conducts.loseAnswers();
    }

    Terms terms() {
        return terms;
    }

    CopyCost cost() {
        return cost;
    }

    Optional<Recovery> recovery() {
        return Optional.ofNullable(recovery);
    }

    boolean mayRewind() {
        return rewinds;
    }

    void promote(FakeMember one) {
        throwUnlessAlone(one);
        var late = promotion;
        if (late == null) {
            becomesPrimary(one);
            return;
        }
        time.after(late, () -> becomesPrimary(one));
        throw new ActuatorException(one.name + " has not become a primary in time");
    }

    private void becomesPrimary(FakeMember one) {
        if (one.primary) {
            return;
        }
        throwUnlessAlone(one);
        one.primary = true;
        one.revoked = false;
        one.upstream = null;
        one.timeline++;
        data.check();
    }

    void refuseUnlessReady(FakeMember one) {
        if (data.streams(one)) {
            throw new ActuatorException(one.name + " still receives");
        }
        for (var other : data.all()) {
            if (other != one && other.primary && other.answers()) {
                throw new ActuatorException(other.name + " answers as a primary");
            }
        }
    }

    boolean deadForGood(String member) {
        return dead.contains(member);
    }

    String primary() {
        return data.all().stream()
                .filter(m -> m.primary)
                .map(m -> m.name)
                .findFirst()
                .orElseThrow();
    }

    /// A primary that nobody follows ends itself in time, where that is installed.
    void leftAlone() {
        if (terms.selfFence().isPositive()) {
            data.all().stream()
                    .filter(m -> m.primary && !m.linked)
                    .forEach(m -> time.after(terms.selfFence(), () -> m.running = false));
        }
    }

    /// Whom clients reach.
    Optional<FakeMember> frontDoor() {
        return data.all().stream()
                .filter(FakeMember::takesWrites)
                .filter(m -> m.linked)
                .filter(m -> traffic.proxies().isEmpty() || traffic.anyLets(m.name))
                .findFirst();
    }

    /// Before one more becomes a primary.
    void throwUnlessAlone(FakeMember candidate) {
        for (var other : data.all()) {
            boolean harmless =
                    !data.canAcknowledge(other)
                            && !traffic.proxies().isEmpty()
                            && !traffic.anyLets(other.name)
                            && !terms.selfFence().isPositive();
            if (other.takesWrites() && !other.equals(candidate) && !harmless) {
                throw data.disaster(
                        candidate.name + " was promoted while " + other.name + " takes writes");
            }
        }
    }

    Proof prove(String primary) {
        return on("prove").answerAnew(() -> proof(data.member(primary)));
    }

    private Proof proof(FakeMember primary) {
        var row = "heartbeat of " + primary.name;
        boolean written = frontDoor().filter(door -> data.write(door, row)).isPresent();
        var quorum = data.quorum(primary);
        boolean readBack =
                primary.synchronous.isEmpty()
                        || quorum.stream().anyMatch(s -> data.member(s).log.contains(row));
        return new Proof(
                written,
                readBack,
                data.writable(),
                primary.timeline,
                quorum,
                traffic.confirm(primary.name));
    }

    void remember(String from, String to, boolean planned, boolean degraded, Order order) {
        recovery = new Recovery(time.instant(), from, to, order.fencingToken(), planned, degraded);
    }

    void acknowledgedBy(List<String> standbys) {
        var last = recovery;
        if (last != null && !standbys.isEmpty()) {
            recovery =
                    new Recovery(
                            last.at(),
                            last.from(),
                            last.to(),
                            last.epoch(),
                            last.acknowledged(),
                            false);
        }
    }

    Observation sight() {
        return new Observation(
                data.all().stream().map(m -> FakeSight.of(m, data, time)).toList(), recovery());
    }
}
