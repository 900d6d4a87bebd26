package dev.remediator.bench;

import dev.remediator.Closing;
import dev.remediator.broker.EmbeddedKafka;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Rulebook;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.playbook.Book;
import dev.remediator.remediation.Patience;
import dev.remediator.remediation.Remediator;
import dev.remediator.stream.Deciders;
import dev.remediator.stream.Engine;
import dev.remediator.stream.Lease;
import dev.remediator.topic.Dispatch;
import dev.remediator.topic.Topics;
import dev.remediator.warden.Warden;
import dev.remediator.worker.Pulse;
import dev.remediator.worker.ShareGroup;
import dev.remediator.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// What is measured: a broker, and on it an engine and a worker, all in this process.
final class Rig {
    private static final int PARTITIONS = 4;
    private static final int SLOTS = 160;
    private static final int NO_LIMIT = 1_000_000;
    private static final Duration START = Duration.ofSeconds(60);

    private Rig() {}

    /// A broker with all topics.
    static String broker(Path directory, Closing closing)
            throws IOException, InterruptedException, ExecutionException {
        var kafka = closing.keep(EmbeddedKafka.start(directory.resolve("kafka")));
        try (var admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()))) {
            Topics.ensure(admin, PARTITIONS, Optional.of((short) 1), Dispatch.SHARE);
            ShareGroup.ensure(admin);
            BareKafka.ensure(admin);
        }
        return kafka.bootstrap();
    }

    /// An engine and a worker on it, ready to work.
    static void crew(String bootstrap, Path directory, Drill drill, Closing closing)
            throws InterruptedException {
        var book = Book.of(drill.playbooks());
        var policy = Policy.of(unguarded(), Map.of());
        var engine =
                closing.keep(
                        new Engine(
                                new Deciders(
                                        new Remediator(book, policy, Patience.DEFAULT),
                                        new Warden(policy),
                                        policy,
                                        new Escalation(Rulebook.printed())),
                                Lease.DEFAULT,
                                bootstrap,
                                "bench",
                                directory.resolve("streams"),
                                0));
        engine.start(START);
        closing.keep(
                new Worker(
                        "bench-worker",
                        bootstrap,
                        Dispatch.SHARE,
                        book,
                        Rig.class.getClassLoader(),
                        new IdleNodes(),
                        Pulse.DEFAULT,
                        Duration.ZERO,
                        SLOTS));
        try (var admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            ShareGroup.await(admin, 1, START);
        }
    }

    /// Every guard is asked, as ever, and none has anything against it: the same nodes fall ill
    /// again and again, all of them at once.
    private static Rules unguarded() {
        var soon = Duration.ofSeconds(30);
        var usual = Rules.DEFAULT;
        return usual.with(
                        new Rules.Storms(
                                100,
                                NO_LIMIT,
                                100,
                                NO_LIMIT,
                                usual.storm().tellAfter(),
                                usual.storm().coolDown()))
                .with(new Rules.Budgets(1, 1, 1, NO_LIMIT))
                .with(
                        new Rules.Flapping(
                                NO_LIMIT * 1000,
                                usual.flapping().below(),
                                usual.flapping().halfLife(),
                                usual.flapping().longest()))
                .with(new Rules.Repeats(Duration.ZERO, Duration.ZERO, NO_LIMIT, soon))
                .with(
                        new Rules.Tilts(
                                usual.tilt().stall(),
                                usual.tilt().lag(),
                                Duration.ZERO,
                                Duration.ZERO));
    }
}
