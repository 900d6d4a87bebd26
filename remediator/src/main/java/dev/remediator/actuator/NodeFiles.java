package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/// What is on disk about one node; all that workers know of each other's deeds.
///
///     <node>/machine             id of the machine behind the name; absent if there is none
///     <node>/machines/m-1/       every machine ever made, kept for evidence; the service's home
///     <node>/machines/m-1/boot   its latest start
///     <node>/fence               the highest fencing token seen
///     <node>/orders.log          every order carried out
///     <node>/lock                held during each operation
///
/// Reading needs no lock; writing does.
final class NodeFiles {
    private static final Pattern MACHINE = Pattern.compile("m-([1-9][0-9]{0,8})");

    private final Path directory;

    NodeFiles(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    Optional<String> machine() {
        return pointer().read().map(String::strip).map(this::checked);
    }

    private String checked(String machine) {
        if (!MACHINE.matcher(machine).matches()) {
            throw new ActuatorException(
                    pointer().path() + " says '" + machine + "', which is no machine's id");
        }
        return machine;
    }

    void pointTo(String machine) {
        pointer().replace(machine + "\n");
    }

    void forgetMachine() {
        pointer().delete();
    }

    /// Every machine ever made, oldest first.
    List<String> machines() {
        try (var found = Files.list(directory.resolve("machines"))) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> MACHINE.matcher(name).matches())
                    .sorted(Comparator.comparingInt(NodeFiles::number))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            throw StateFile.trouble("list", directory.resolve("machines"), e);
        }
    }

    /// Makes the directory of a machine that never was.
    String makeMachine() {
        var all = machines();
        var fresh = "m-" + (all.isEmpty() ? 1 : number(all.getLast()) + 1);
        try {
            Files.createDirectories(home(fresh));
        } catch (IOException e) {
            throw StateFile.trouble("make", home(fresh), e);
        }
        return fresh;
    }

    private static int number(String machine) {
        return Integer.parseInt(machine.substring(2));
    }

    Path home(String machine) {
        return directory.resolve("machines").resolve(machine);
    }

    Optional<Boot> boot(String machine) {
        var file = new StateFile(home(machine).resolve("boot"));
        try {
            return file.read().map(text -> Json.MAPPER.readValue(text, Boot.class));
        } catch (JacksonException e) {
            throw new ActuatorException("cannot make sense of " + file.path() + ": " + e, e);
        }
    }

    void write(String machine, Boot boot) {
        new StateFile(home(machine).resolve("boot"))
                .replace(Json.MAPPER.writerFor(Boot.class).writeValueAsString(boot) + "\n");
    }

    /// Lets an order in, unless one of a later owner of the lock was here before it.
    void admit(long token) {
        var file = new StateFile(directory.resolve("fence"));
        long highest = file.read().map(text -> highest(file, text)).orElse(0L);
        if (token < highest) {
            throw new ActuatorException(
                    "refused: fencing token "
                            + token
                            + " is older than "
                            + highest
                            + ", another worker has taken over");
        }
        if (token > highest) {
            file.replace(token + "\n");
        }
    }

    private static long highest(StateFile file, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new ActuatorException(
                    file.path() + " says '" + text.strip() + "', which is no fencing token", e);
        }
    }

    private StateFile pointer() {
        return new StateFile(directory.resolve("machine"));
    }
}
