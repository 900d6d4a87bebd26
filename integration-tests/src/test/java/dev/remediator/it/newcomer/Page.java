package dev.remediator.it.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A page of the documentation, by its fenced blocks.
///
/// @param blocks in their order
record Page(List<Block> blocks) {
    private static final String FENCE = "```";

    /// A fenced block.
    ///
    /// @param language what stands behind the fence, such as `bash`
    /// @param text what stands in it
    record Block(String language, String text) {}

    static Path folder() {
        return Path.of("..", "docs").toAbsolutePath().normalize();
    }

    static Page of(String name) throws IOException {
        var blocks = new ArrayList<Block>();
        var language = "";
        StringBuilder open = null;
        for (var line : Files.readAllLines(folder().resolve(name))) {
            if (line.startsWith(FENCE) && open == null) {
                language = line.substring(FENCE.length()).strip();
                open = new StringBuilder();
            } else if (line.startsWith(FENCE) && open != null) {
                blocks.add(new Block(language, open.toString()));
                open = null;
            } else if (open != null) {
                open.append(line).append('\n');
            }
        }
        return new Page(blocks);
    }

    List<Block> in(String language) {
        return blocks.stream().filter(block -> block.language.equals(language)).toList();
    }

    /// Blocks that say which file they are cut from: `java file=…`.
    List<Block> cut() {
        return blocks.stream().filter(block -> block.language.contains("file=")).toList();
    }
}
