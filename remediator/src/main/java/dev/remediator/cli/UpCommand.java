package dev.remediator.cli;

import dev.remediator.Installation;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a remediator until it is told to stop.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Run the remediator: gateway, engine, workers and pager.",
        footer = {
            "",
            "  remediator up",
            "  remediator up --config remediator.yaml --playbooks our-playbooks.jar",
            "  remediator up --kafka kafka-1:9092,kafka-2:9092 --http 8080"
        })
final class UpCommand implements Callable<Integer> {
    @Mixin private Configuration configuration = new Configuration();

    @Option(names = "--http", paramLabel = "PORT", description = "The HTTP port. Default: 8080")
    private @Nullable Integer port;

    private Settings settings() throws IOException {
        var settings = configuration.settings();
        return port == null ? settings : settings.onPort(port);
    }

    @Override
    public Integer call() throws Exception {
        var settings = settings();
        var shelf = configuration.shelf();
        var stopped = new CountDownLatch(1);
        var installation = Installation.start(settings, shelf, this::settings);
        Hangup.isMeantAs(installation);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    installation.close();
                                    stopped.countDown();
                                },
                                "stop"));
        System.out.println(
                "remediator is ready: http://%s:%d, Kafka at %s, %d playbooks"
                        .formatted(
                                settings.http().host(),
                                installation.port(),
                                installation.bootstrap(),
                                shelf.book().names().size()));
        stopped.await();
        return 0;
    }
}
