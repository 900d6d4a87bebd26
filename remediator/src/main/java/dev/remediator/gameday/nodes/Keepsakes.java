package dev.remediator.gameday.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files that stand beside what may be thrown away, and that nobody may touch.
final class Keepsakes {
    private final Map<Path, Keepsake> files = new LinkedHashMap<>();

    private record Keepsake(String name, String content) {}

    /// Writes one.
    ///
    /// @param name what it is called when it is missed
    void put(Path file, String name, String content) throws IOException {
        Files.writeString(file, content);
        files.put(file, new Keepsake(name, content));
    }

    /// Those that are gone or changed.
    List<String> lost() {
        var lost = files.entrySet().stream().filter(one -> !stands(one.getKey(), one.getValue()));
        return lost.map(one -> one.getValue().name()).toList();
    }

    private static boolean stands(Path file, Keepsake keepsake) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(keepsake.content());
        } catch (IOException e) {
            return false;
        }
    }

    /// Takes all of them away.
    void clear() throws IOException {
        for (var file : files.keySet()) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }
}
