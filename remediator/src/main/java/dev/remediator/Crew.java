package dev.remediator;

import dev.remediator.settings.Settings;
import dev.remediator.topic.Heartbeat;
import dev.remediator.worker.Pulse;
import dev.remediator.worker.Worker;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Makes, from the settings, those who act: workers.
public final class Crew {

    private Crew() {}

    /// A worker.
    ///
    /// @param targets what it may act upon
    /// @param otherwise what it is called if the settings do not name it
    public static Worker worker(
            Settings settings, Shelf shelf, Targets targets, String bootstrap, String otherwise) {
        var workers = settings.workers();
        var name = workers.name().isEmpty() ? otherwise : named(workers.name());
        return new Worker(
                name,
                bootstrap,
                workers.dispatch(),
                shelf.book(),
                shelf.loader(),
                targets,
                new Pulse(workers.heartbeat(), workers.fence()),
                workers.drain(),
                workers.atOnce());
    }

    /// What a worker is called this time that always has this name.
    static String named(String name) {
        return Heartbeat.called(name, anyWord());
    }

    private static String anyWord() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /// A name for a worker that nobody has named: another one each time, also where every process
    /// has the same number, as in containers.
    public static String anyName() {
        return "worker-" + ProcessHandle.current().pid() + "-" + anyWord();
    }

    /// The same, in a process that has not prepared Kafka itself.
    ///
    /// @param targets what it may act upon; whoever closes the worker closes them after it
    /// @throws IllegalStateException in one sentence, if offers cannot reach it as the settings say
    public static Worker standalone(
            Settings settings, Shelf shelf, Targets targets, String bootstrap)
            throws InterruptedException {
        Cluster.check(bootstrap, settings.workers().dispatch());
        return worker(settings, shelf, targets, bootstrap, anyName());
    }
}
