package dev.remediator.testkit;

import dev.remediator.failover.Confirmation;
import dev.remediator.failover.WalPosition;
import dev.remediator.port.ActuatorException;

/// What the hosts of a fake cluster do with the members on them.
///
/// @param data the members
/// @param troubles which of them are dead for good
record FakeHosts(FakeReplication data, FakeTroubles troubles) {

    /// The member, if its host can be reached.
    FakeMember of(String member) {
        var one = data.member(member);
        if (!one.hostReachable) {
            throw new ActuatorException("the host of " + member + " does not answer");
        }
        return one;
    }

    Confirmation fence(String member) {
        var one = data.member(member);
        if (!one.hostReachable) {
            return Confirmation.not(member, "its host does not answer");
        }
        one.running = false;
        one.frozen = false;
        one.fenced = true;
        return Confirmation.of(member);
    }

    void release(String member, boolean start) {
        var one = of(member);
        one.fenced = false;
        one.running = (one.running || start) && !troubles.deadForGood(member);
    }

    String start(String member) {
        var one = of(member);
        if (troubles.deadForGood(member)) {
            throw new ActuatorException(member + " does not start");
        }
        one.primary = one.primary && !one.fenced;
        one.fenced = false;
        one.running = true;
        return member;
    }

    WalPosition stop(String member) {
        var one = of(member);
        data.spread(one);
        one.running = false;
        one.fenced = true;
        return one.position();
    }

    String destroy(String member, String copy) {
        var one = of(member);
        if (!copy.equals(one.copy)) {
            return member;
        }
        if (one.running && one.primary) {
            throw data.disaster("the primary " + member + " was destroyed");
        }
        refuseUnlessSpare(one);
        one.copy = null;
        one.running = false;
        one.primary = false;
        one.log.clear();
        return member;
    }

    private void refuseUnlessSpare(FakeMember one) {
        var primary =
                data.all().stream()
                        .filter(m -> m != one && m.primary && m.answers())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "nobody else is a primary, so %s is not destroyed"
                                                        .formatted(one.name)));
        if (one.timeline > primary.timeline) {
            throw new ActuatorException(
                    "%s has a newer history than %s, so it is not destroyed"
                            .formatted(one.name, primary.name));
        }
    }

    String rebuild(String member, FakeMember primary) {
        var one = of(member);
        if (one.copy != null) {
            throw data.disaster(member + " was copied over " + one.copy);
        }
        var made = one.newCopy();
        becomesStandby(one, primary);
        return made;
    }

    boolean rejoin(String member, FakeMember primary) {
        var one = of(member);
        if (!one.precedes(primary)) {
            return false;
        }
        becomesStandby(one, primary);
        return true;
    }

    private static void becomesStandby(FakeMember one, FakeMember primary) {
        one.follow(primary.name);
        one.catchUpWith(primary);
        one.running = true;
        one.frozen = false;
        one.fenced = false;
        one.readOnly = false;
    }
}
