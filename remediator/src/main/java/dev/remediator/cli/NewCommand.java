package dev.remediator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Begins a repository of playbooks.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Write a project of playbooks that builds: a playbook, whom it calls, their tests, and"
                    + " something to heal on this machine.",
            "It needs Maven and a JDK 25, and nothing of this installation afterwards."
        },
        footer = {
            "",
            "  remediator new our-playbooks --package com.example.operations",
            "  remediator new our-playbooks --jar     after an upgrade"
        })
final class NewCommand implements Callable<Integer> {
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    @Parameters(paramLabel = "DIR", description = "Where to; must be empty, or not be there.")
    private Path directory = Path.of("");

    @Option(
            names = "--package",
            paramLabel = "NAME",
            defaultValue = "playbooks",
            description = "The playbooks' Java package. Default: ${DEFAULT-VALUE}")
    private String packageName = "";

    @Option(
            names = "--jar",
            description =
                    "Of a project that is there: only put the jar that playbooks are compiled"
                            + " against into it anew.")
    private boolean jarOnly;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var folder = directory.toAbsolutePath().normalize();
        if (!PACKAGE.matcher(packageName).matches()) {
            throw new IllegalArgumentException(
                    "--package is '%s', but must be lower case words with dots between them"
                            .formatted(packageName));
        }
        var jar = PlaybooksJar.ofThisProgram();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (jarOnly) {
            ProjectTemplate.renew(folder, jar);
            out.println("%s builds with %s now.".formatted(directory, jar.version()));
            return 0;
        }
        refuseUnlessEmpty(folder);
        new ProjectTemplate(folder, name(folder), packageName).write(jar);
        out.println("%s is there. Go on with:".formatted(directory));
        out.println("  cd %s && mvn package".formatted(directory));
        out.println("docs/first-playbook.md says how it goes on from there.");
        return 0;
    }

    private void refuseUnlessEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(directory + " is a file; name a folder");
        }
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(
                        directory + " is not empty; name a folder that is, or is not there yet");
            }
        }
    }

    /// What Maven takes as the name of an artifact.
    private static String name(Path folder) {
        var last = folder.getFileName() == null ? "" : folder.getFileName().toString();
        var plain = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        return plain.matches("[a-z0-9].*") ? plain : "playbooks";
    }
}
