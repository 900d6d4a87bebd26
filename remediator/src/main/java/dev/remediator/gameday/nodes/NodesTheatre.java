package dev.remediator.gameday.nodes;

import dev.remediator.Closing;
import dev.remediator.Installation;
import dev.remediator.Shelf;
import dev.remediator.gameday.Lenience;
import dev.remediator.gameday.StandInAlertmanager;
import dev.remediator.gameday.StandInPager;
import dev.remediator.gameday.Witness;
import dev.remediator.guard.Rules;
import dev.remediator.playbook.Book;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Everything a game day takes: the fleets, a whole remediator in this process, monitoring and a
/// pager.
///
/// @param fleets what is broken
/// @param monitoring who sees it and raises alarms
/// @param witness what was decided
/// @param pages what the pager heard
record NodesTheatre(OwnFleets fleets, Monitoring monitoring, Witness witness, Pages pages) {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /// Sets everything up.
    ///
    /// @param directory nobody else's
    /// @param closing what is opened is kept there, to be taken down
    static NodesTheatre open(Path directory, Closing closing)
            throws IOException, InterruptedException {
        var fleets = closing.keep(new OwnFleets(directory.resolve("fleets")));
        fleets.launch();
        var witness = new Witness();
        var pages = new Pages();
        var pager = closing.keep(new StandInPager(pages::hear));
        var shelf =
                new Shelf(
                        Book.of(List.of(new HealOwnNode(), new FreeOwnDisk())),
                        NodesTheatre.class.getClassLoader());
        var settings = settings(directory.resolve("remediator"), fleets, pager.url());
        var installation = closing.keep(Installation.start(settings, shelf));
        installation.history().listen(witness::see);
        var alertmanager = closing.keep(new StandInAlertmanager(installation.port()));
        awaitAll(fleets);
        var monitoring = closing.keep(new Monitoring(fleets, alertmanager, InstantSource.system()));
        return new NodesTheatre(fleets, monitoring, witness, pages);
    }

    /// Nobody monitors what has never served yet.
    private static void awaitAll(OwnFleets fleets) throws IOException {
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        for (var group : fleets.nodes().values()) {
            for (var name : group) {
                var node = fleets.fleet(name).node(name).orElseThrow();
                while (!node.healthy()) {
                    if (System.nanoTime() - until > 0) {
                        throw new IOException("node '" + name + "' did not start");
                    }
                    LockSupport.parkNanos(LOOK_EVERY.toNanos());
                }
            }
        }
    }

    private static Settings settings(Path directory, OwnFleets fleets, String pager) {
        return Settings.DEFAULT
                .in(directory)
                .onPort(0)
                .paging(
                        PagerSpec.pagerDuty("0123456789abcdef0123456789abcdef", pager)
                                .confirmingFor(Duration.ZERO)
                                .callingAgainAtAnyTime()
                                .atMost(1_000, Duration.ofMinutes(10)))
                .withFleets(fleets.specs())
                .guardedBy(rules());
    }

    /// A day's storms and flapping come and go in seconds. How much makes a storm, and how much may
    /// be destroyed at once, is as everywhere.
    private static Rules rules() {
        var lenient = Lenience.rules();
        var storm = lenient.storm();
        return lenient.with(
                        new Rules.Storms(
                                storm.share(),
                                storm.least(),
                                storm.fleetShare(),
                                storm.fleetLeast(),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1)))
                .with(
                        new Rules.Flapping(
                                3000, 750, Duration.ofMillis(1500), Duration.ofSeconds(10)));
    }
}
