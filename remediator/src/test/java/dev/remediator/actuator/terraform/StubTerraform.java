package dev.remediator.actuator.terraform;

import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that answers as Terraform does, with exit codes and JSON that the test lays out.
final class StubTerraform {
    private static final String SCRIPT =
            """
            #!/bin/sh
            echo "$*" >> calls
            env | grep ^TF_ | sort > environment
            case "$1 $4" in
              "show ") cat state.json; exit $(cat show.exit);;
              "show "*) cat plan.json;;
              "plan "*) [ ! -f meanwhile.json ] || mv meanwhile.json state.json
                        [ ! -f plan.sh ] || exec sh plan.sh
                        cat plan.out; exit $(cat plan.exit);;
              "apply "*) [ ! -f apply.sh ] || exec sh apply.sh
                        [ ! -f applied.json ] || mv applied.json state.json
                        cat apply.out; exit $(cat apply.exit);;
            esac
            """;

    private final Path directory;

    StubTerraform(Path parent) throws IOException {
        directory = Files.createDirectories(parent.resolve("module"));
        lay("terraform", SCRIPT);
        Files.setPosixFilePermissions(directory.resolve("terraform"), fromString("rwx------"));
        lay("state.json", state("old"));
        lay("show.exit", "0");
        lay("plan.out", "");
        lay("plan.exit", "2");
        lay("plan.json", plan("old"));
        lay("apply.out", "");
        lay("apply.exit", "0");
        lay("applied.json", state("new"));
    }

    void lay(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    boolean has(String file) {
        return Files.exists(directory.resolve(file));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    /// The commands it was given, without their arguments.
    List<String> commands() throws IOException {
        return has("calls")
                ? read("calls").lines().map(line -> line.split(" ", 2)[0]).toList()
                : List.of();
    }

    TerraformSpec spec() {
        return new TerraformSpec(
                directory.resolve("terraform").toString(),
                directory,
                "prod",
                "aws_instance.app[\"{node}\"]",
                "id",
                List.of(Path.of("prod.tfvars")),
                Duration.ZERO,
                Duration.ofSeconds(2));
    }

    TerraformProvisioner provisioner() {
        return new TerraformProvisioner(spec(), directory.resolveSibling("data"));
    }

    /// A state with one machine in a module beside others.
    static String state(String... ids) {
        var machines =
                Stream.of(ids)
                        .map(
                                id ->
                                        """
                                        {"address": "aws_instance.app[\\"web-1\\"]", "mode": "managed",
                                         "values": {"id": "%s", "password": "hunter2"}}\
                                        """
                                                .formatted(id))
                        .collect(Collectors.joining(","));
        return """
        {"format_version": "1.0", "values": {"root_module": {"resources": [%s]}}}\
        """
                .formatted(machines);
    }

    /// A plan that replaces the machine and does nothing else.
    static String plan(String before) {
        return """
        {"format_version": "1.2", "resource_changes": [
          {"address": "aws_instance.app[\\"web-1\\"]",
           "change": {"actions": ["create", "delete"], "before": {"id": "%s"}}}]}\
        """
                .formatted(before);
    }

    /// An error as `-json` prints it.
    static String error(String summary, String detail) {
        return """
        {"@level": "info", "type": "version"}
        not JSON
        {"type": "diagnostic", "diagnostic": {"severity": "error", "summary": "%s", "detail": "%s", "address": "aws_instance.app[\\"web-1\\"]"}}
        """
                .formatted(summary, detail);
    }
}
