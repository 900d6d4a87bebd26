package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Confirmation;
import dev.remediator.failover.CopyCost;
import dev.remediator.failover.Observation;
import dev.remediator.failover.Proof;
import dev.remediator.failover.Recovery;
import dev.remediator.failover.Terms;
import dev.remediator.failover.WalPosition;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Order;
import dev.remediator.port.Traffic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// PostgreSQL 15 or later with streaming replication, over SQL and over the members' hosts: the
/// functions that it has a backup made with are called otherwise in earlier ones.
///
/// It keeps what it has to remember in the cluster itself: recoveries, heartbeats and the time that
/// copies took in a schema `remediator` of the database that the settings name, which is made when
/// it is first written to; whom a standby followed before its word was taken back in the standby's
/// own `primary_conninfo`. So any worker goes on where another one died.
///
/// Every call opens connections of its own. A query has a second or two; a look takes about 1.1 s
/// where a member is silent. No statement is ever cancelled, because a commit that waits for its
/// standbys would then be seen without them. Safe for use by several threads.
public final class PostgresCluster implements DatabaseCluster {
    private final DatabaseSpec spec;
    private final Traffic traffic;
    private final Function<String, PostgresHost> hosts;
    private final InstantSource clock;
    private final Sql sql;
    private final FrontDoor door;
    private final Leading leading;
    private final Proving proving;
    private final Revocation revocation;
    private final Replacement replacement;

    /// Connects to nothing yet.
    ///
    /// @param hosts the host of the member of this name
    /// @param clock for what is written down only
    PostgresCluster(
            DatabaseSpec spec,
            Traffic traffic,
            Function<String, PostgresHost> hosts,
            InstantSource clock) {
        this.spec = spec;
        this.traffic = traffic;
        this.hosts = hosts;
        this.clock = clock;
        this.sql = new Sql(spec);
        this.door = new FrontDoor(spec, sql);
        this.leading = new Leading(spec, sql);
        this.proving = new Proving(sql, door, leading, traffic);
        this.revocation = new Revocation(sql, leading, hosts);
        this.replacement = new Replacement(spec, sql, proving, leading, hosts, clock);
    }

    /// Connects to nothing yet; what is on a host is looked for when it is first needed.
    ///
    /// @param commands what runs programs on a member's host
    /// @param home where the programs that came with this one are unpacked, if this host has none
    /// @param clock for what is written down only
    public static PostgresCluster of(
            DatabaseSpec spec,
            Traffic traffic,
            Function<Member, Commands> commands,
            Path home,
            InstantSource clock) {
        return new PostgresCluster(spec, traffic, new Hosts(spec, commands, home), clock);
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public Terms terms() {
        return spec.terms();
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public Observation observe() {
        return new Look(sql, door, hosts).observe();
    }

    @Override
    public boolean healthy() {
        return Parallel.within(Duration.ofMillis(1200), Parallel.start(this::wrote)).orElse(false);
    }

    private boolean wrote() {
        try {
            var _ = door.write();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// The latest recovery that any member which answers remembers.
    public Optional<Recovery> recovery() {
        return observe().recovery();
    }

    /// Says that a person has looked at the latest recovery, so that the next one may come.
    ///
    /// @param by who
    /// @param reason what they found
    /// @throws ActuatorException if there was no recovery, or it cannot be written down
    public void acknowledge(String by, String reason) {
        try (var connection = door.open()) {
            if (!Ledger.acknowledged(connection, clock.instant(), by, reason)) {
                throw new ActuatorException(
                        "cluster '%s' remembers no recovery to acknowledge".formatted(name()));
            }
        } catch (SQLException e) {
            throw new ActuatorException(
                    "the recovery of '%s' is not acknowledged: %s"
                            .formatted(name(), Sql.problem(e)),
                    e);
        }
    }

    @Override
    public void reconnect(List<String> standbys) {
        revocation.reconnect(sql.members(standbys));
    }

    @Override
    public List<Confirmation> revoke(List<String> standbys, Order order) {
        return revocation.revoke(sql.members(standbys), order);
    }

    @Override
    public void restore(List<String> standbys, Order order) {
        revocation.restore(sql.members(standbys), order);
    }

    @Override
    public Confirmation fence(String member, Order order) {
        return host(member).kill(order);
    }

    @Override
    public void release(String member, boolean start, Order order) {
        var host = host(member);
        host.allowPrimary(order);
        if (start) {
            host.start(order);
        }
    }

    @Override
    public void start(String member, Order order) {
        host(member).start(order);
    }

    @Override
    public void checkpoint(String member) {
        replacement.checkpoint(sql.member(member));
    }

    @Override
    public Optional<WalPosition> stopCleanly(String member, Order order) {
        return host(member).stopFast(order);
    }

    @Override
    public void prepare(String member, List<String> standbys, Order order) {
        new Promotion(sql, leading).prepare(sql.member(member), sql.members(standbys), order);
    }

    @Override
    public void promote(String member, Order order) {
        new Promotion(sql, leading).promote(sql.member(member), order);
    }

    @Override
    public void remember(String from, String to, boolean planned, boolean degraded, Order order) {
        proving.remember(
                new Recovery(
                        clock.instant(),
                        sql.member(from).name(),
                        sql.member(to).name(),
                        order.fencingToken(),
                        planned,
                        degraded));
    }

    @Override
    public boolean isPrimary(String member) {
        return proving.isPrimary(sql.member(member));
    }

    @Override
    public void follow(List<String> standbys, String primary) {
        leading.follow(sql.members(standbys), sql.member(primary));
    }

    @Override
    public List<String> quorumOf(String primary) {
        return leading.quorumOf(sql.member(primary));
    }

    @Override
    public void acknowledgedBy(String primary, List<String> standbys) {
        leading.acknowledgedBy(sql.member(primary), sql.members(standbys));
    }

    @Override
    public Proof prove(String primary) {
        return proving.prove(sql.member(primary));
    }

    @Override
    public CopyCost copyCost() {
        return replacement.cost();
    }

    @Override
    public Optional<String> copy(String member) {
        return host(member).copy();
    }

    @Override
    public String saveEvidence(String member) {
        return host(member).saveEvidence();
    }

    @Override
    public void destroy(String member, String copy, Order order) {
        replacement.destroy(sql.member(member), copy, order);
    }

    @Override
    public String rebuild(String member, String primary, Order order) {
        return replacement.rebuild(sql.member(member), sql.member(primary), order);
    }

    @Override
    public boolean rewinds() {
        return spec.rewind();
    }

    @Override
    public boolean rejoin(String member, String primary, Order order) {
        return replacement.rejoin(sql.member(member), sql.member(primary), order);
    }

    private PostgresHost host(String member) {
        return hosts.apply(sql.member(member).name());
    }
}
