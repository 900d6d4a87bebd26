package dev.remediator.cli;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what can raise an alert, with what has to be pasted there.
@Command(
        name = "adapters",
        mixinStandardHelpOptions = true,
        description = {
            "List the systems that can raise alerts, with the exact snippet to paste into each.",
            "With SOURCE only that one."
        },
        footer = {
            "",
            "  remediator adapters",
            "  remediator adapters grafana --url https://remediator.example",
            "  remediator adapters --json"
        })
final class AdaptersCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "Such as grafana.")
    private @Nullable String source;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description =
                    "Where senders reach this remediator; stands in the snippets. Default:"
                            + " ${DEFAULT-VALUE}")
    private String url = "";

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the page docs/adapters.md.")
    private boolean markdown;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var registry = AdapterRegistry.load();
        if (markdown) {
            out.print(AdaptersPage.of(registry.all()));
            out.flush();
            return 0;
        }
        for (var adapter : chosen(registry)) {
            if (json) {
                out.println(line(adapter));
            } else {
                print(out, adapter);
            }
        }
        out.flush();
        return 0;
    }

    private List<AlertAdapter> chosen(AdapterRegistry registry) {
        if (source == null) {
            return registry.all();
        }
        return List.of(find(registry, source));
    }

    static AlertAdapter find(AdapterRegistry registry, String source) {
        return registry.find(source)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no source '%s'; there are: %s"
                                                .formatted(
                                                        source,
                                                        String.join(", ", registry.sources()))));
    }

    private void print(PrintWriter out, AlertAdapter adapter) {
        var guide = adapter.guide();
        out.println(adapter.source() + ": " + guide.system());
        out.println("  " + guide.reads());
        out.println("  " + guide.labels());
        out.println("  told by: " + String.join(", ", guide.authentication()));
        guide.notes().forEach(note -> out.println("  * " + note));
        for (var snippet : guide.snippets()) {
            out.println();
            out.println("  " + filled(adapter, snippet.where()) + ":");
            filled(adapter, snippet.text()).lines().forEach(line -> out.println("    " + line));
        }
        out.println();
    }

    private String filled(AlertAdapter adapter, String text) {
        return AdaptersPage.filled(text, AdaptersPage.address(url, adapter));
    }

    private String line(AlertAdapter adapter) {
        var guide = adapter.guide();
        var line =
                Json.MAPPER
                        .createObjectNode()
                        .put("source", adapter.source())
                        .put("system", guide.system())
                        .put("url", AdaptersPage.address(url, adapter))
                        .put("reads", guide.reads())
                        .put("labels", guide.labels());
        guide.authentication().forEach(line.putArray("authentication")::add);
        guide.notes().forEach(line.putArray("notes")::add);
        var snippets = line.putArray("snippets");
        for (var snippet : guide.snippets()) {
            snippets.addObject()
                    .put("where", filled(adapter, snippet.where()))
                    .put("language", snippet.language())
                    .put("text", filled(adapter, snippet.text()));
        }
        return Json.MAPPER.writeValueAsString(line);
    }
}
