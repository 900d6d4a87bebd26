package dev.remediator.cli;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Reading;
import dev.remediator.settings.IntegrationSpec;
import dev.remediator.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a message would become.
@Command(
        name = "adapt",
        mixinStandardHelpOptions = true,
        description = {
            "Print what a message of a source becomes, or why it is refused. Nothing is sent anywhere.",
            "FILE may begin with the message's HTTP headers and an empty line; '-' is standard input.",
            "Exit code 1 if any of it is refused."
        },
        footer = {
            "",
            "  remediator adapt alertmanager firing.json",
            "  remediator adapt sentry hook.json --header 'Sentry-Hook-Resource: issue' --json",
            "  remediator adapt json ours.json --config remediator.yaml --integration ours"
        })
final class AdaptCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "Such as grafana.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The message as it was sent.")
    private String file = "";

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header of it. Default: none but those in FILE")
    private List<String> headers = List.of();

    @Option(
            names = "--integration",
            paramLabel = "NAME",
            description =
                    "Read it as that integration of the settings does. Default: the first of SOURCE")
    private @Nullable String integration;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Mixin private Configuration configuration = new Configuration();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var adapter = AdaptersCommand.find(AdapterRegistry.load(), source);
        var adapted = adapted(adapter, configuration.settings());
        var lines = new AdaptedLines(json);
        lines.of(adapted).forEach(out::println);
        out.flush();
        return lines.refused(adapted) ? CommandLineInterface.FAILED : 0;
    }

    private Adapted adapted(AlertAdapter adapter, Settings settings) throws IOException {
        long most = settings.http().maxBodyBytes();
        var message = HttpFile.read(bytes(most + HttpFile.LONGEST_HEAD + 1));
        return message.body().length > most
                ? new Adapted.Rejected(
                        "the body is larger than %d bytes; split it or raise http.max-body-bytes"
                                .formatted(most),
                        "")
                : adapter.adapt(delivery(message, reading(settings)));
    }

    private Delivery delivery(HttpFile message, Reading reading) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(message.headers());
        headers.forEach(header -> all.putAll(HttpFile.header(header)));
        return new Delivery(
                        integration == null ? source : integration,
                        all,
                        message.body(),
                        InstantSource.system().instant())
                .asking(message.query())
                .readAs(reading);
    }

    private byte[] bytes(long most) throws IOException {
        if (file.equals("-")) {
            InputStream in = System.in;
            return in.readNBytes((int) most);
        }
        var path = Path.of(file);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new IllegalArgumentException("there is no file to be read at " + file);
        }
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes((int) most);
        }
    }

    /// As the named integration does, else as the first one of this source.
    private Reading reading(Settings settings) {
        var all = settings.integrations();
        if (integration == null) {
            return all.stream()
                    .filter(one -> one.source().equals(source))
                    .findFirst()
                    .map(IntegrationSpec::reading)
                    .orElse(Reading.DEFAULT);
        }
        return all.stream()
                .filter(one -> one.name().equals(integration) && one.source().equals(source))
                .findFirst()
                .map(IntegrationSpec::reading)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "the settings have no integration '%s' of the source %s"
                                                .formatted(integration, source)));
    }
}
