package dev.remediator;

import dev.remediator.playbook.Playbook;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;

/// A playbook called `Made` that is compiled for a test, so that it is not on the test's own
/// classpath: a folder of classes, or a jar of them.
///
/// @param folder with its classes and the list that names it
record CompiledPlaybook(Path folder) {
    private static final String NAME = "made.Made";
    private static final String SOURCE =
            """
            package made;

            import static dev.remediator.playbook.Playbooks.*;

            public final class Made implements dev.remediator.playbook.Playbook {
                @Override
                public dev.remediator.playbook.Plan<?> plan() {
                    return when(alert("DiskFull"))
                            .lock(node(label("instance")))
                            .otherwise(page("web"));
                }
            }
            """;

    static CompiledPlaybook in(Path folder) throws IOException {
        var source = Files.writeString(folder.resolve("Made.java"), SOURCE);
        var silent = OutputStream.nullOutputStream();
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                silent,
                                silent,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                source.toString());
        if (failed != 0) {
            throw new AssertionError("the playbook does not compile");
        }
        Files.delete(source);
        return new CompiledPlaybook(folder)
                .holding("META-INF/services/" + Playbook.class.getName(), NAME);
    }

    /// With another file beside it, or other content of one.
    CompiledPlaybook holding(String file, String content) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        return this;
    }

    CompiledPlaybook lacking(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    /// All of it in a jar.
    Path jar(Path jar) throws IOException {
        try (var zip =
                        FileSystems.newFileSystem(
                                URI.create("jar:" + jar.toUri()), Map.of("create", "true"));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var entry = zip.getPath("/" + folder.relativize(file));
                Files.createDirectories(entry.getParent());
                Files.copy(file, entry);
            }
        }
        return jar;
    }

    Playbook load() throws Exception {
        return load(folder);
    }

    /// As loaded from its folder or a jar.
    static Playbook load(Path place) throws Exception {
        var loader =
                new URLClassLoader(
                        new URL[] {place.toUri().toURL()}, Playbook.class.getClassLoader());
        return Class.forName(NAME, true, loader)
                .asSubclass(Playbook.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
