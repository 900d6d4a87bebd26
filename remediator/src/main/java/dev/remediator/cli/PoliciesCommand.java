package dev.remediator.cli;

import dev.remediator.Callers;
import dev.remediator.Paged;
import dev.remediator.Shelf;
import dev.remediator.oncall.Policies;
import dev.remediator.playbook.Book;
import dev.remediator.settings.Nearest;
import dev.remediator.settings.SettingsReader;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says whom the escalation policies call.
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        description = {
            "Print each escalation policy as a sentence; with NAME also its steps and who is on call.",
            "With --config also check that the settings have everybody whom they call."
        },
        footer = {
            "",
            "  remediator policies --playbooks ours.jar",
            "  remediator policies web-on-call --playbooks ours.jar --config remediator.yaml"
        })
final class PoliciesCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One policy, in detail.")
    private @Nullable String name;

    @Option(
            names = "--playbooks",
            paramLabel = "JAR",
            description = "Jars or class folders to read. Default: the standard ones")
    private List<Path> jars = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings whose channels and people the policies are compared with. Default:"
                            + " none")
    private @Nullable Path config;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var shelf = Shelf.load(jars);
        var policies = Policies.of(shelf.policies());
        var paged = Paged.by(shelf.book(), policies);
        if (config != null) {
            compare(config, shelf);
        }
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var chosen = name;
        if (chosen == null) {
            policies.plans().keySet().forEach(p -> print(out, lines(p, policies, shelf.book())));
            strangers(out, paged);
        } else {
            whole(out, known(chosen, policies, shelf.book(), paged));
        }
        out.flush();
        return 0;
    }

    private static void compare(Path file, Shelf shelf) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("there is no settings file to be read at " + file);
        }
        var _ = Callers.rulebook(SettingsReader.read(file, System.getenv()), shelf.policies());
    }

    private void print(PrintWriter out, PolicyLines policy) {
        if (json) {
            out.println(
                    Json.MAPPER.writeValueAsString(policy.json(InstantSource.system().instant())));
        } else {
            policy.brief().forEach(out::println);
            out.println();
        }
    }

    private void whole(PrintWriter out, PolicyLines policy) {
        if (json) {
            print(out, policy);
        } else {
            policy.whole(InstantSource.system().instant()).forEach(out::println);
        }
    }

    private void strangers(PrintWriter out, Paged paged) {
        paged.strangers()
                .forEach(
                        (policy, playbooks) -> {
                            if (json) {
                                var line =
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("policy", policy)
                                                .put("inCode", false)
                                                .put("sentence", paged.instead());
                                playbooks.forEach(line.putArray("pagedBy")::add);
                                out.println(Json.MAPPER.writeValueAsString(line));
                            } else {
                                out.println(policy);
                                out.println("  Not in code: " + paged.instead() + ".");
                                out.println("  Paged by " + String.join(", ", playbooks) + ".");
                                out.println();
                            }
                        });
    }

    private static PolicyLines known(String name, Policies policies, Book book, Paged paged) {
        if (policies.plans().containsKey(name)) {
            return lines(name, policies, book);
        }
        if (paged.strangers().containsKey(name)) {
            throw new IllegalArgumentException(
                    "the policy '%s' is not in code: %s".formatted(name, paged.instead()));
        }
        var names = policies.plans().keySet();
        throw new IllegalArgumentException(
                names.isEmpty()
                        ? "there is no policy '%s', as none is in code; load some with --playbooks"
                                .formatted(name)
                        : "there is no policy '%s'; do you mean '%s'?"
                                .formatted(name, Nearest.of(names, name)));
    }

    private static PolicyLines lines(String name, Policies policies, Book book) {
        var playbooks =
                book.entries()
                        .filter(e -> e.plan().otherwise().policy().equals(name))
                        .map(Book.Entry::name)
                        .toList();
        return new PolicyLines(name, Objects.requireNonNull(policies.plans().get(name)), playbooks);
    }
}
