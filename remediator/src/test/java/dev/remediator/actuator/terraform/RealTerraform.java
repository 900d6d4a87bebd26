package dev.remediator.actuator.terraform;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.remediator.actuator.RealParts;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A root module with resources that need no provider but the built-in one, and a state in a file.
/// No distribution has a package of Terraform, so it is never a failure that it is missing.
final class RealTerraform {
    private final Path module;
    private final Path data;
    private final Path program = program();

    /// @param more goes into the module beside the fleet `web` of `web-1`, `web-2` and `web-3`
    RealTerraform(Path directory, String more) throws IOException {
        module = Files.createDirectories(directory.resolve("module"));
        data = directory.resolve("data");
        Files.writeString(
                module.resolve("fleet.tf"),
                """
                resource "terraform_data" "web" {
                  for_each = toset(["web-1", "web-2", "web-3"])
                  input    = each.key
                }
                """);
        write("more.tf", more);
        run("init", "-input=false", "-no-color");
        run("apply", "-auto-approve", "-input=false", "-no-color");
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "terraform"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("the program terraform is not installed"));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(module.resolve(file), text);
    }

    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(module.toFile())
                .redirectErrorStream(true)
                .redirectOutput(module.resolve("run.log").toFile())
                .start();
    }

    void run(String... arguments) throws IOException {
        try {
            if (start(arguments).waitFor() != 0) {
                throw new IOException(Files.readString(module.resolve("run.log")));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    TerraformSpec spec() {
        return spec(program.toString());
    }

    private TerraformSpec spec(String anyProgram) {
        return new TerraformSpec(
                anyProgram,
                module,
                "",
                "terraform_data.web[\"{node}\"]",
                "id",
                List.of(),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    /// A worker's own.
    TerraformProvisioner provisioner() {
        return new TerraformProvisioner(spec(), data);
    }

    /// One whose worker hears nothing of an apply: Terraform does it, and then it looks as if it
    /// had failed.
    TerraformProvisioner thatIsNotHeard() throws IOException {
        var script = module.resolveSibling("deaf");
        Files.writeString(
                script,
                "#!/bin/sh\n'%s' \"$@\" || exit\n[ \"$1\" != apply ] || exit 137\n"
                        .formatted(program));
        Files.setPosixFilePermissions(script, fromString("rwx------"));
        return new TerraformProvisioner(spec(script.toString()), data);
    }

    Path data() {
        return data;
    }

    Path module() {
        return module;
    }

    /// The ids in the state, by address.
    Map<String, String> ids() throws IOException {
        var ids = new TreeMap<String, String>();
        var state = Json.MAPPER.readTree(Files.readString(module.resolve("terraform.tfstate")));
        for (var resource : state.path("resources")) {
            for (var each : resource.path("instances")) {
                ids.put(
                        resource.path("name").asString("")
                                + "/"
                                + each.path("index_key").asString(""),
                        each.path("attributes").path("id").asString(""));
            }
        }
        return ids;
    }

    /// Lays a machine into the state whose place another one has taken.
    void leaveBehind(String node, String id) throws IOException {
        var file = module.resolve("terraform.tfstate");
        var state = Json.MAPPER.readTree(Files.readString(file));
        var instances = (ArrayNode) state.path("resources").path(0).path("instances");
        for (var each : List.copyOf(instances.valueStream().toList())) {
            if (each.path("index_key").asString("").equals(node)) {
                var old = (ObjectNode) each.deepCopy();
                old.put("deposed", "1a2b3c4d");
                ((ObjectNode) old.path("attributes")).put("id", id);
                instances.add(old);
            }
        }
        Files.writeString(file, state.toString());
    }

    /// How often the state was written.
    int serial() throws IOException {
        var state = Json.MAPPER.readTree(Files.readString(module.resolve("terraform.tfstate")));
        return state.path("serial").asInt(0);
    }

    static void end(Process process) {
        RealParts.end(process);
    }
}
