package dev.remediator.standard;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.failover.Terms;
import dev.remediator.failover.Terms.WhenAlone;
import dev.remediator.testkit.FakeDatabaseCluster;
import dev.remediator.testkit.Played;
import dev.remediator.testkit.Rehearsal;
import dev.remediator.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Clusters and remedies the tests of the database playbooks share.
final class Databases {

    private Databases() {}

    static FakeDatabaseCluster pair(Rehearsal rehearsal, WhenAlone whenAlone) {
        return rehearsal.database(
                "orders", terms(whenAlone, Duration.ZERO), List.of("n1", "n2"), List.of("p1"));
    }

    static Terms terms(WhenAlone whenAlone, Duration selfFence) {
        var usual = Terms.DEFAULT;
        return new Terms(
                usual.acks(),
                whenAlone,
                usual.restartWithin(),
                usual.crossRegion(),
                usual.blockAfterRecovery(),
                usual.rebuildLimit(),
                selfFence);
    }

    static Terms restarting() {
        var usual = Terms.DEFAULT;
        return new Terms(
                usual.acks(),
                usual.whenAlone(),
                Duration.ofSeconds(30),
                usual.crossRegion(),
                usual.blockAfterRecovery(),
                usual.rebuildLimit(),
                usual.selfFence());
    }

    static Played failOver(Rehearsal rehearsal, FakeDatabaseCluster db) {
        return rehearsal.of(new FailOverDatabase()).on(db).remedy("fail over to a standby");
    }

    static Played switchOver(Rehearsal rehearsal, FakeDatabaseCluster db) {
        return rehearsal.of(new SwitchOverDatabase()).on(db).remedy("switch over to a standby");
    }

    static Played rebuild(Rehearsal rehearsal, FakeDatabaseCluster db, String member) {
        return rehearsal
                .of(new RebuildStandby())
                .on(db)
                .about(lost(db.name(), member))
                .remedy("rebuild the standby");
    }

    private static Alert lost(String database, String member) {
        return new Alert(
                "rehearsal",
                "DatabaseStandbyLost",
                "episode",
                "delivery",
                AlertStatus.FIRING,
                Severity.CRITICAL,
                "DatabaseStandbyLost",
                "database/" + database,
                VirtualTime.START,
                null,
                Map.of("database", database, "member", member),
                Map.of(),
                Map.of());
    }
}
