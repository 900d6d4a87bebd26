package dev.remediator.adapter.fuzz;

import dev.remediator.adapter.AdapterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Every body the tests of any adapter bring, found when asked for.
final class Fixtures {

    private Fixtures() {}

    /// One body.
    ///
    /// @param source whose it is
    /// @param latin its bytes, each a character
    record Fixture(String source, String file, String latin) {
        byte[] body() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static List<Fixture> all() throws IOException {
        var all = new ArrayList<Fixture>();
        var roots = Objects.requireNonNull(Fixtures.class.getClassLoader()).getResources("");
        for (var root : Collections.list(roots)) {
            for (var source : AdapterRegistry.load().sources()) {
                var directory = Path.of(URI.create(root.toString())).resolve(source);
                if (Files.isDirectory(directory)) {
                    all.addAll(in(directory, source));
                }
            }
        }
        return all.stream()
                .sorted(Comparator.comparing(Fixture::source).thenComparing(Fixture::file))
                .toList();
    }

    private static List<Fixture> in(Path directory, String source) throws IOException {
        var found = new ArrayList<Fixture>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = directory.relativize(file).toString();
                var latin = Files.readString(file, StandardCharsets.ISO_8859_1);
                found.add(new Fixture(source, name, latin));
            }
        }
        return found;
    }
}
