package dev.remediator.demo;

import dev.remediator.Closing;
import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.postgres.OwnCluster;
import dev.remediator.failover.Terms;
import dev.remediator.gameday.Members;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The demonstration's database: one primary and two standbys on this machine, which clients reach
/// without a proxy.
///
/// @param own the cluster
/// @param spec what the workers know of it
/// @param members its members, to be asked one by one
record OwnDatabase(OwnCluster own, DatabaseSpec spec, Members members) {
    private static final String NAME = "orders";
    private static final int MEMBERS = 3;

    /// Where it goes. PostgreSQL does not run as root; whoever it runs as instead cannot get
    /// through a directory of root's, so it is given another one.
    ///
    /// @param directory the demonstration's
    static Path place(Path directory) throws IOException {
        return new LocalCommands().account().prefix().isEmpty()
                ? directory.resolve("database")
                : Files.createTempDirectory("remediator-demo-database-");
    }

    /// Starts one, while other things are started.
    ///
    /// @param closing what is opened is kept there
    static CompletableFuture<OwnDatabase> coming(Path place, Closing closing) {
        return CompletableFuture.supplyAsync(
                () -> start(place, closing),
                task -> Thread.ofPlatform().name("database").start(task));
    }

    /// As soon as it is there.
    ///
    /// @throws IOException in one sentence, if it does not come
    static OwnDatabase arrived(CompletableFuture<OwnDatabase> coming) throws IOException {
        try {
            return coming.join();
        } catch (CompletionException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new IOException("the database could not be started: " + why.getMessage(), why);
        }
    }

    private static OwnDatabase start(Path directory, Closing closing) {
        var own =
                closing.keep(
                        OwnCluster.start(
                                directory, MEMBERS, Terms.DEFAULT, OwnCluster.Origin.EITHER));
        var spec = own.spec().named(NAME);
        return new OwnDatabase(own, spec, new Members(spec));
    }
}
