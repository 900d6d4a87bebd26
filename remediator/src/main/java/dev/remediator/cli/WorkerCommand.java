package dev.remediator.cli;

import dev.remediator.Crew;
import dev.remediator.Targets;
import dev.remediator.broker.EmbeddedKafka;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs one worker until it is told to stop.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Run a worker alone; as many as you like, wherever Kafka is reached.",
        footer = {
            "",
            "  remediator worker --kafka kafka-1:9092 --name $HOSTNAME",
            "  remediator worker --data data      beside a 'remediator up' with the same directory"
        })
final class WorkerCommand implements Callable<Integer> {
    @Mixin private Configuration configuration = new Configuration();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "Its name, the same each time it is started: then it goes on at once with what"
                            + " it held. No two workers may share one. Default: by chance")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        if (name != null && name.isBlank()) {
            throw new IllegalArgumentException(
                    "--name is empty; give the worker a name, or leave it");
        }
        var settings = configuration.settings();
        var bootstrap =
                settings.kafka().embedded()
                        ? EmbeddedKafka.address(settings.data().resolve("kafka"))
                        : settings.kafka().bootstrap();
        var stopped = new CountDownLatch(1);
        var targets = new Targets(settings);
        var worker =
                Crew.standalone(
                        name == null ? settings : settings.workedBy(name),
                        configuration.shelf(),
                        targets,
                        bootstrap);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    worker.close();
                                    targets.close();
                                    stopped.countDown();
                                },
                                "stop"));
        System.out.println(worker.name() + " is ready: Kafka at " + bootstrap);
        stopped.await();
        return 0;
    }
}
