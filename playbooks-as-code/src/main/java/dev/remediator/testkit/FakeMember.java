package dev.remediator.testkit;

import dev.remediator.failover.HostState;
import dev.remediator.failover.WalPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One member of a [FakeDatabaseCluster]: what is true of it, whoever can see it.
final class FakeMember {
    private static final long BEGIN = 0x3000000;
    private static final long RECORD = 0x100;

    final String name;
    String region = "home";
    final List<String> log = new ArrayList<>();
    long timeline = 1;
    boolean primary;
    boolean running = true;
    boolean frozen;
    boolean readOnly;

    /// Whether writes are not made in time, for a reason nobody can see.
    boolean slow;

    boolean fenced;
    boolean lagging;

    /// Whether it came back as a primary although another one had been made.
    boolean stale;

    /// Until when it says less than it has, because it still reads its own log.
    Instant readsUntil = Instant.MIN;

    private long looks;

    /// Whether the worker can reach it with SQL.
    boolean seen = true;

    /// Whether other members can.
    boolean linked = true;

    boolean hostReachable = true;

    /// Whether it has found out that its upstream is frozen.
    boolean foundOut;

    boolean revoked;
    @Nullable String upstream;
    @Nullable String savedUpstream;
    @Nullable String copy;
    List<String> synchronous = List.of();
    private int copies;

    FakeMember(String name) {
        this.name = name;
        newCopy();
    }

    String newCopy() {
        var made = name + "/copy-" + ++copies;
        copy = made;
        return made;
    }

    boolean takesWrites() {
        return primary && running && !frozen && !readOnly;
    }

    boolean answers() {
        return running && !frozen && seen;
    }

    HostState host() {
        if (!hostReachable) {
            return HostState.UNREACHABLE;
        }
        if (!running) {
            return HostState.GONE;
        }
        return frozen ? HostState.FROZEN : HostState.RUNNING;
    }

    WalPosition position() {
        return new WalPosition(timeline, BEGIN + RECORD * log.size());
    }

    /// What it says at this time.
    WalPosition position(Instant now) {
        return now.isBefore(readsUntil) ? new WalPosition(timeline, BEGIN + ++looks) : position();
    }

    /// Whether its history is a part of the other's.
    boolean precedes(FakeMember other) {
        return log.size() <= other.log.size() && log.equals(other.log.subList(0, log.size()));
    }

    void catchUpWith(FakeMember other) {
        log.clear();
        log.addAll(other.log);
        timeline = other.timeline;
    }

    /// Becomes a standby of that one.
    void follow(String primaryName) {
        primary = false;
        stale = false;
        upstream = primaryName;
        savedUpstream = null;
        revoked = false;
        foundOut = false;
        lagging = false;
        synchronous = List.of();
    }

    FakeDatabaseCluster.Member state() {
        return new FakeDatabaseCluster.Member(
                name,
                primary ? "primary" : "standby",
                running,
                fenced,
                position().toString(),
                String.valueOf(upstream),
                String.valueOf(copy),
                primary ? synchronous : List.of());
    }
}
