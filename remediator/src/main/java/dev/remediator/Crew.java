package dev.remediator;

import dev.remediator.actuator.FleetInventory;
import dev.remediator.paging.Guarded;
import dev.remediator.paging.PageService;
import dev.remediator.paging.PagerDuty;
import dev.remediator.paging.PrintedPages;
import dev.remediator.settings.Settings;
import dev.remediator.worker.Pulse;
import dev.remediator.worker.Worker;
import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Makes, from the settings, those who act: workers and pagers.
public final class Crew {

    private Crew() {}

    /// A worker under a name nobody else has.
    public static Worker worker(Settings settings, Shelf shelf, String bootstrap) {
        var workers = settings.workers();
        return new Worker(
                "worker-"
                        + ProcessHandle.current().pid()
                        + "-"
                        + HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt()),
                bootstrap,
                workers.dispatch(),
                shelf.book(),
                shelf.loader(),
                new FleetInventory(settings.fleets(), InstantSource.system()),
                new Pulse(workers.heartbeat(), workers.fence()),
                workers.atOnce());
    }

    /// The same, in a process that has not prepared Kafka itself.
    ///
    /// @throws IllegalStateException in one sentence, if offers cannot reach it as the settings say
    public static Worker standalone(Settings settings, Shelf shelf, String bootstrap)
            throws InterruptedException {
        Cluster.check(bootstrap, settings.workers().dispatch());
        return worker(settings, shelf, bootstrap);
    }

    /// PagerDuty, if there is a key for it; else paper.
    static PageService pageService(Settings.Pager pager) {
        return pager.routingKey().isBlank()
                ? new PrintedPages(System.out)
                : new Guarded(
                        new PagerDuty(
                                pager.routingKey(),
                                URI.create(pager.url()),
                                PagerDuty.Timeouts.USUAL));
    }
}
