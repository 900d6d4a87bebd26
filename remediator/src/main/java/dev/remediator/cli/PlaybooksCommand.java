package dev.remediator.cli;

import dev.remediator.Shelf;
import dev.remediator.oncall.Policies;
import dev.remediator.playbook.Flow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what the playbooks do.
@Command(
        name = "playbooks",
        mixinStandardHelpOptions = true,
        description =
                "Print each playbook as a sentence; with NAME also whom it pages, and its flow.",
        footer = {
            "",
            "  remediator playbooks",
            "  remediator playbooks HealNode --playbooks ours.jar"
        })
final class PlaybooksCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "One playbook, with its flow as a Mermaid diagram.")
    private @Nullable String name;

    @Option(names = "--playbooks", paramLabel = "JAR", description = "Playbooks to read.")
    private List<Path> jars = List.of();

    @Override
    public Integer call() {
        var shelf = Shelf.load(jars);
        var book = shelf.book();
        if (name == null) {
            book.entries().forEach(e -> print(e.name(), e.plan().sentence()));
            return 0;
        }
        var plan =
                book.plan(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no playbook '"
                                                        + name
                                                        + "'; there are: "
                                                        + String.join(", ", book.names())));
        print(name, plan.sentence());
        var policy = plan.otherwise().policy();
        Optional.ofNullable(Policies.of(shelf.policies()).plans().get(policy))
                .ifPresent(calls -> print(policy, calls.sentence()));
        System.out.println(Flow.mermaid(plan));
        return 0;
    }

    private static void print(String title, String sentence) {
        System.out.println(title + "\n  " + sentence + "\n");
    }
}
