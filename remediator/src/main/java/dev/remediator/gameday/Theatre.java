package dev.remediator.gameday;

import dev.remediator.Closing;
import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.actuator.postgres.DatabaseInventory;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.OwnCluster;
import dev.remediator.actuator.postgres.PostgresCluster;
import dev.remediator.failover.Terms;
import dev.remediator.playbook.Book;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Everything a game day takes: the cluster, a client that writes, a whole remediator in this
/// process, monitoring and a pager.
///
/// @param ground what is broken
/// @param ledger what was acknowledged
/// @param witness what was decided
/// @param alertmanager who raises alarms
/// @param database the cluster as the remediator knows it, for what people say to it
record Theatre(
        Ground ground,
        Ledger ledger,
        Witness witness,
        StandInAlertmanager alertmanager,
        PostgresCluster database) {
    private static final int MEMBERS = 3;

    /// Sets everything up.
    ///
    /// @param directory nobody else's
    /// @param closing what is opened is kept there, to be taken down
    static Theatre open(Path directory, Closing closing)
            throws IOException, SQLException, InterruptedException {
        var own =
                closing.keep(
                        OwnCluster.start(
                                directory.resolve("database"),
                                MEMBERS,
                                Terms.DEFAULT,
                                OwnCluster.Origin.EITHER));
        var ground = Ground.of(own, proxy(directory, own.spec(), closing));
        var ledger = new Ledger();
        var witness = new Witness();
        var pager = closing.keep(new StandInPager(_ -> {}));
        var shelf =
                new Shelf(
                        Book.of(List.of(new FailOverOwnDatabase())),
                        Theatre.class.getClassLoader());
        var settings = settings(directory.resolve("remediator"), ground.spec(), pager.url());
        var installation = closing.keep(Installation.start(settings, shelf));
        installation.history().listen(witness::see);
        closing.keep(new Writer(ground.url(), ground.spec().user(), ledger));
        var alertmanager = closing.keep(new StandInAlertmanager(installation.port()));
        var inventory =
                closing.keep(
                        new DatabaseInventory(
                                settings.databases(), settings.data(), InstantSource.system()));
        return new Theatre(ground, ledger, witness, alertmanager, inventory.clusters().getFirst());
    }

    private static Optional<OwnProxy> proxy(Path directory, DatabaseSpec spec, Closing closing)
            throws IOException {
        var program = OwnProxy.program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return Optional.of(
                closing.keep(
                        OwnProxy.start(program.get(), directory.resolve("proxy"), spec, port)));
    }

    private static Settings settings(Path directory, DatabaseSpec database, String pager) {
        return Settings.DEFAULT
                .in(directory)
                .onPort(0)
                .paging(
                        PagerSpec.pagerDuty("0123456789abcdef0123456789abcdef", pager)
                                .confirmingFor(Duration.ZERO)
                                .callingAgainAtAnyTime()
                                .atMost(1_000, Duration.ofMinutes(10)))
                .withDatabases(List.of(database))
                .guardedBy(Lenience.rules());
    }
}
