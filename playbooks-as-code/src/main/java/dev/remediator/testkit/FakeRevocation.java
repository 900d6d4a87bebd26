package dev.remediator.testkit;

import dev.remediator.failover.Confirmation;

/// What the standbys of a fake cluster follow: taken from them, and given back.
///
/// @param data the members
/// @param troubles what becomes of a primary that nobody follows
record FakeRevocation(FakeReplication data, FakeTroubles troubles) {

    Confirmation revoke(String standby) {
        var one = data.member(standby);
        if (!one.answers()) {
            return Confirmation.not(standby, "no answer");
        }
        if (!one.revoked && !one.primary) {
            one.savedUpstream = one.upstream;
            one.upstream = null;
            one.revoked = true;
        }
        troubles.leftAlone();
        return Confirmation.of(standby);
    }

    void restore(String standby) {
        var one = data.answering(standby);
        if (one.revoked && !one.primary) {
            one.upstream = one.savedUpstream;
            one.revoked = false;
        }
    }
}
