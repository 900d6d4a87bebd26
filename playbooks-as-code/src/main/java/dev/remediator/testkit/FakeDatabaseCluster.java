package dev.remediator.testkit;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Proof;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Order;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A database cluster in memory. At first its first member is the primary, all others stream from
/// it, and it has writes that were acknowledged.
///
/// It fails loudly, then and when its state is asked for, as soon as two members could acknowledge
/// writes, an acknowledged write is lost, or a primary is destroyed. It recognises a repeated order
/// and refuses that of an owner that has lost it. How it is arranged is said on its [#troubles].
public final class FakeDatabaseCluster implements DatabaseCluster, Fake {
    private final String name;
    private final FakeReplication data;
    private final FakeTraffic traffic;
    private final FakeTroubles troubles;
    private final FakeHosts hosts;
    private final FakeRevocation revocation;
    private final Orders orders;

    /// How a cluster stands.
    ///
    /// @param members each of them
    /// @param proxies where each sends writes
    /// @param writable who takes writes
    /// @param lost writes that were acknowledged and are gone
    /// @param recovery whom the latest recovery was from and to
    public record State(
            List<Member> members,
            List<String> proxies,
            List<String> writable,
            List<String> lost,
            List<String> recovery) {}

    /// How a member stands.
    public record Member(
            String name,
            String role,
            boolean running,
            boolean fenced,
            String position,
            String upstream,
            String copy,
            List<String> synchronous) {}

    /// A cluster with these members and proxies.
    ///
    /// @param time the time it lives in
    /// @param name its name
    /// @param terms what is allowed
    /// @param members in their order; the first is the primary
    /// @param proxies may be none
    public FakeDatabaseCluster(
            VirtualTime time,
            String name,
            Terms terms,
            List<String> members,
            List<String> proxies) {
        this.name = name;
        this.data = new FakeReplication(members, terms.acks());
        this.traffic = new FakeTraffic(members.getFirst(), proxies);
        this.troubles = new FakeTroubles(time, name, terms, data, traffic);
        this.hosts = new FakeHosts(data, troubles);
        this.revocation = new FakeRevocation(data, troubles);
        this.orders = new Orders(name);
        troubles.writes("first").writes("second");
    }

    /// Three members behind two proxies, one acknowledgement, no waiting for a restart.
    public static FakeDatabaseCluster of(VirtualTime time, String name) {
        return new FakeDatabaseCluster(
                time, name, Terms.DEFAULT, List.of("n1", "n2", "n3"), List.of("p1", "p2"));
    }

    /// What can be arranged.
    public FakeTroubles troubles() {
        return troubles;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Terms terms() {
        return troubles.terms();
    }

    @Override
    public FakeTraffic traffic() {
        return traffic;
    }

    @Override
    public Observation observe() {
        return troubles.sight();
    }

    @Override
    public boolean healthy() {
        return troubles.frontDoor().filter(data::canAcknowledge).isPresent();
    }

    private FakeMember answering(String member) {
        return data.answering(member);
    }

    private <T> T ordered(String call, Order order, Supplier<T> deed) {
        return troubles.on(call).answer(order, orders, () -> checked(deed));
    }

    private <T> T checked(Supplier<T> deed) {
        var answer = deed.get();
        data.check();
        return answer;
    }

    private void plainly(String call, Runnable deed) {
        troubles.on(call)
                .answer(
                        () -> {
                            deed.run();
                            data.check();
                        });
    }

    /// A repeat is harmless and done again; only who has lost the cluster is refused.
    private void plainly(String call, Order order, Runnable deed) {
        orders.admit(order);
        plainly(call, deed);
    }

    @Override
    public void reconnect(List<String> standbys) {
        plainly("reconnect", () -> standbys.forEach(s -> data.member(s).foundOut = true));
    }

    @Override
    public List<Confirmation> revoke(List<String> standbys, Order order) {
        return ordered("revoke", order, () -> standbys.stream().map(revocation::revoke).toList());
    }

    @Override
    public void restore(List<String> standbys, Order order) {
        plainly("restore", order, () -> standbys.forEach(revocation::restore));
    }

    @Override
    public Confirmation fence(String member, Order order) {
        return ordered("fence", order, () -> hosts.fence(member));
    }

    @Override
    public void release(String member, boolean start, Order order) {
        plainly("release", order, () -> hosts.release(member, start));
    }

    @Override
    public void start(String member, Order order) {
        var _ = ordered("start", order, () -> hosts.start(member));
    }

    @Override
    public void checkpoint(String member) {
        plainly("checkpoint", () -> answering(member));
    }

    @Override
    public Optional<WalPosition> stopCleanly(String member, Order order) {
        return ordered("stop", order, () -> Optional.of(hosts.stop(member)));
    }

    @Override
    public void prepare(String member, List<String> standbys, Order order) {
        var _ =
                ordered(
                        "prepare",
                        order,
                        () -> {
                            var one = answering(member);
                            troubles.refuseUnlessReady(one);
                            one.synchronous = List.copyOf(standbys);
                            return member;
                        });
    }

    @Override
    public void remember(String from, String to, boolean planned, boolean degraded, Order order) {
        var _ =
                ordered(
                        "remember",
                        order,
                        () -> {
                            troubles.remember(from, to, planned, degraded, order);
                            return to;
                        });
    }

    @Override
    public void promote(String member, Order order) {
        var _ =
                ordered(
                        "promote",
                        order,
                        () -> {
                            var one = answering(member);
                            troubles.promote(one);
                            return member;
                        });
    }

    @Override
    public boolean isPrimary(String member) {
        return answering(member).primary;
    }

    @Override
    public void follow(List<String> standbys, String primary) {
        plainly(
                "follow",
                () -> {
                    standbys.forEach(standby -> answering(standby).follow(primary));
                    data.spread(data.member(primary));
                });
    }

    @Override
    public List<String> quorumOf(String primary) {
        return data.quorum(answering(primary));
    }

    @Override
    public void acknowledgedBy(String primary, List<String> standbys) {
        plainly(
                "acknowledgedBy",
                () -> {
                    answering(primary).synchronous = List.copyOf(standbys);
                    troubles.acknowledgedBy(standbys);
                });
    }

    @Override
    public Proof prove(String primary) {
        return troubles.prove(primary);
    }

    @Override
    public CopyCost copyCost() {
        return troubles.cost();
    }

    @Override
    public Optional<String> copy(String member) {
        return troubles.on("copy").ask(() -> Optional.ofNullable(hosts.of(member).copy));
    }

    @Override
    public String saveEvidence(String member) {
        return "evidence of " + hosts.of(member).copy;
    }

    @Override
    public void destroy(String member, String copy, Order order) {
        var _ = ordered("destroy", order, () -> hosts.destroy(member, copy));
    }

    @Override
    public String rebuild(String member, String primary, Order order) {
        return ordered("rebuild", order, () -> hosts.rebuild(member, answering(primary)));
    }

    @Override
    public boolean rewinds() {
        return troubles.mayRewind();
    }

    @Override
    public boolean rejoin(String member, String primary, Order order) {
        return ordered("rejoin", order, () -> hosts.rejoin(member, answering(primary)));
    }

    @Override
    public State state() {
        data.throwIfDisaster();
        return new State(
                data.all().stream().map(FakeMember::state).toList(),
                traffic.state(),
                data.writable(),
                data.lost(),
                troubles.recovery().map(r -> List.of(r.from(), r.to())).orElse(List.of()));
    }

    /// Its primary is killed.
    @Override
    public void breaks() {
        troubles.kills(troubles.primary());
    }

    @Override
    public void losesAnswers() {
        troubles.losesAnswers();
        traffic.losesAnswers();
    }

    /// The latest recovery it remembers.
    public Optional<Recovery> recovery() {
        return troubles.recovery();
    }
}
