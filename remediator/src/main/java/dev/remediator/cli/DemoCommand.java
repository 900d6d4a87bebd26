package dev.remediator.cli;

import dev.remediator.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows what the remediator does, on this machine, for real.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start everything on this machine, break things, watch them heal.",
            "Exits 0 only if all of them did. Cleans up after itself, also on Ctrl-C."
        },
        footer = {
            "",
            "  remediator demo",
            "  remediator demo --json",
            "  remediator demo --keep --data /tmp/demo"
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--keep", description = "Keep the files it made.")
    private boolean keep;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it keeps its files. Default: a temporary directory")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        System.setProperty("REMEDIATOR_LOG", "WARN");
        boolean empty = data == null || Files.notExists(data) || isEmpty(data);
        if (!empty) {
            throw new IllegalArgumentException(
                    data
                            + " is not empty; name a new directory, because the demo removes what it made");
        }
        var directory = data == null ? Files.createTempDirectory("remediator-demo-") : data;
        return Demo.run(directory, keep, json, System.out) ? 0 : CommandLineInterface.FAILED;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
