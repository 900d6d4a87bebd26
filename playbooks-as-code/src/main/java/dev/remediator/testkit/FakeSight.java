package dev.remediator.testkit;

import dev.remediator.failover.Glance;
import dev.remediator.failover.MemberSight;
import dev.remediator.failover.Role;
import dev.remediator.failover.WalPosition;
import java.time.InstantSource;
import java.util.List;

/// What the worker sees of a member of a fake cluster.
final class FakeSight {

    private FakeSight() {}

    static MemberSight of(FakeMember member, FakeReplication data, InstantSource clock) {
        boolean answers = member.answers();
        var role = member.primary ? Role.PRIMARY : Role.STANDBY;
        return new MemberSight(
                member.name,
                member.region,
                glances(answers),
                member.host(),
                answers ? role : Role.UNKNOWN,
                answers && member.takesWrites() && !member.slow,
                answers && member.readOnly ? "read only" : "",
                answers ? member.position(clock.instant()) : WalPosition.UNKNOWN,
                answers && data.streams(member),
                answers && member.upstream != null ? member.upstream : "",
                answers && member.revoked);
    }

    private static List<Glance> glances(boolean answers) {
        var silence = new Glance("worker", false, "no answer");
        return answers ? List.of(new Glance("worker", true, "")) : List.of(silence, silence);
    }
}
