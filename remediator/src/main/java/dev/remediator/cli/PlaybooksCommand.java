package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.oncall.Policies;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Flow;
import dev.remediator.playbook.Plan;
import dev.remediator.topic.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what the playbooks do.
@Command(
        name = "playbooks",
        mixinStandardHelpOptions = true,
        description =
                "Print each playbook as a sentence; with NAME also whom it pages, and its flow.",
        footer = {
            "",
            "  remediator playbooks",
            "  remediator playbooks HealNode --playbooks ours.jar",
            "  remediator playbooks --json"
        })
final class PlaybooksCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "One playbook, with its flow as a Mermaid diagram.")
    private @Nullable String name;

    @Option(
            names = "--playbooks",
            paramLabel = "JAR",
            description = "Jars or class folders with playbooks. Default: the standard ones")
    private List<Path> jars = List.of();

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var shelf = Shelf.load(jars);
        var book = shelf.book();
        if (name == null) {
            book.entries().forEach(e -> print(out, e.name(), e.plan(), shelf, false));
        } else {
            print(out, name, book.plan(name).orElseThrow(() -> unknown(book)), shelf, true);
        }
        out.flush();
        return 0;
    }

    private IllegalArgumentException unknown(Book book) {
        return new IllegalArgumentException(
                "there is no playbook '%s'; there are: %s"
                        .formatted(name, String.join(", ", book.names())));
    }

    /// @param whole whether with whom it pages, and its flow
    private void print(PrintWriter out, String title, Plan<?> plan, Shelf shelf, boolean whole) {
        var policy = plan.otherwise().policy();
        var calls = Optional.ofNullable(Policies.of(shelf.policies()).plans().get(policy));
        if (json) {
            var line =
                    Json.MAPPER
                            .createObjectNode()
                            .put("playbook", title)
                            .put("sentence", plan.sentence())
                            .put("policy", policy);
            if (whole) {
                calls.ifPresent(called -> line.put("calls", called.sentence()));
                line.put("flow", Flow.mermaid(plan));
            }
            out.println(Json.MAPPER.writeValueAsString(line));
            return;
        }
        print(out, title, plan.sentence());
        if (whole) {
            calls.ifPresent(called -> print(out, policy, called.sentence()));
            out.println(Flow.mermaid(plan));
        }
    }

    private static void print(PrintWriter out, String title, String sentence) {
        out.println(title + "\n  " + sentence + "\n");
    }
}
