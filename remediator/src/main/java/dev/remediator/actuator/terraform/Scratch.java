package dev.remediator.actuator.terraform;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A directory for one plan, which only this user may read: a plan has secrets in it. It is gone
/// when it is closed.
record Scratch(Path path) implements AutoCloseable {
    private static final String PLAN = "plan-";

    /// For a plan; deletes those that somebody left who died before closing them.
    static Scratch forPlan(Path parent) {
        sweep(parent);
        return in(parent, PLAN);
    }

    /// For a look at the state.
    static Scratch forLook(Path parent) {
        return in(parent, "look-");
    }

    private static Scratch in(Path parent, String prefix) {
        try {
            Files.createDirectories(parent);
            return new Scratch(Files.createTempDirectory(parent, prefix));
        } catch (IOException e) {
            throw new ActuatorException("cannot make a directory in " + parent + ": " + e, e);
        }
    }

    private static void sweep(Path parent) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (var left = Files.newDirectoryStream(parent, PLAN + "*")) {
            left.forEach(each -> new Scratch(each).close());
        } catch (IOException e) {
            throw new ActuatorException("cannot tidy up in " + parent + ": " + e, e);
        }
    }

    Path plan() {
        return path.resolve("plan");
    }

    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new ActuatorException("cannot delete " + path + ": " + e, e);
        }
    }
}
