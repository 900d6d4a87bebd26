package dev.remediator.testkit;

import dev.remediator.port.ActuatorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How the members of a fake cluster replicate: who has which writes, and which of them clients
/// were told are kept. It fails loudly as soon as two members could acknowledge writes.
final class FakeReplication {
    private final Map<String, FakeMember> members = new LinkedHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final List<String> disasters = new ArrayList<>();
    private final int acks;

    FakeReplication(List<String> names, int acks) {
        this.acks = acks;
        names.forEach(name -> members.put(name, new FakeMember(name)));
        var first = member(names.getFirst());
        first.primary = true;
        first.synchronous = names.stream().filter(n -> !n.equals(first.name)).toList();
        members.values().stream().filter(m -> !m.primary).forEach(m -> m.upstream = first.name);
    }

    List<FakeMember> all() {
        return List.copyOf(members.values());
    }

    FakeMember member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new IllegalArgumentException("no member " + name + ", only " + members.keySet());
        }
        return member;
    }

    /// The same, if the worker reaches it.
    FakeMember answering(String name) {
        var member = member(name);
        if (!member.answers()) {
            throw new ActuatorException(name + " does not answer");
        }
        return member;
    }

    /// Whether it says that it receives. A frozen upstream is found out only by connecting anew.
    boolean streams(FakeMember standby) {
        if (standby.primary || !standby.running || standby.frozen || standby.upstream == null) {
            return false;
        }
        var above = member(standby.upstream);
        return above.running
                && above.linked
                && standby.linked
                && !(above.frozen && standby.foundOut)
                && standby.precedes(above);
    }

    void comesBackStale(FakeMember old, FakeMember next) {
        old.running = false;
        next.primary = true;
        next.upstream = null;
        next.timeline++;
        next.synchronous =
                members.keySet().stream().filter(name -> !name.equals(next.name)).toList();
        all().stream()
                .filter(m -> !m.name.equals(old.name) && !m.name.equals(next.name))
                .forEach(m -> m.follow(next.name));
        next.log.add("since");
        acknowledged.add("since");
        spread(next);
        next.running = false;
        old.running = true;
        old.stale = true;
    }

    private boolean receives(FakeMember standby, FakeMember from) {
        return streams(standby) && from.name.equals(standby.upstream) && !from.frozen;
    }

    List<FakeMember> receivers(FakeMember primary) {
        return all().stream().filter(m -> receives(m, primary)).toList();
    }

    /// Those of the receivers it asks for acknowledgements.
    List<String> quorum(FakeMember primary) {
        return receivers(primary).stream()
                .map(m -> m.name)
                .filter(primary.synchronous::contains)
                .toList();
    }

    boolean canAcknowledge(FakeMember primary) {
        return primary.takesWrites()
                && (primary.synchronous.isEmpty()
                        || receivers(primary).stream()
                                        .filter(m -> primary.synchronous.contains(m.name))
                                        .filter(m -> !m.lagging)
                                        .count()
                                >= acks);
    }

    /// A client writes.
    ///
    /// @return whether it was told that it is kept
    boolean write(FakeMember primary, String row) {
        if (!canAcknowledge(primary)) {
            return false;
        }
        if (!primary.log.contains(row)) {
            primary.log.add(row);
        }
        spread(primary);
        acknowledged.add(row);
        return true;
    }

    void spread(FakeMember primary) {
        receivers(primary).stream().filter(m -> !m.lagging).forEach(m -> m.catchUpWith(primary));
    }

    List<String> writable() {
        return all().stream().filter(FakeMember::takesWrites).map(m -> m.name).toList();
    }

    /// What clients were told is kept and no primary has: of those that take writes, if any do.
    List<String> lost() {
        var serving = all().stream().filter(FakeMember::takesWrites).toList();
        if (all().stream().anyMatch(m -> m.stale)) {
            return notAmong(all());
        }
        var primaries =
                serving.isEmpty() ? all().stream().filter(m -> m.primary).toList() : serving;
        return notAmong(primaries);
    }

    private List<String> notAmong(List<FakeMember> keepers) {
        return acknowledged.stream()
                .filter(row -> keepers.stream().noneMatch(m -> m.log.contains(row)))
                .sorted()
                .toList();
    }

    /// After each change.
    void check() {
        var both = all().stream().filter(this::canAcknowledge).map(m -> m.name).toList();
        if (both.size() > 1) {
            throw disaster("two members acknowledge writes: " + both);
        }
        if (!lost().isEmpty()) {
            throw disaster("writes that were acknowledged are lost: " + lost());
        }
    }

    AssertionError disaster(String what) {
        disasters.add(what);
        return new AssertionError(what);
    }

    void throwIfDisaster() {
        if (!disasters.isEmpty()) {
            throw new AssertionError(disasters.getFirst());
        }
    }
}
