package dev.remediator.replay.proof;

import dev.remediator.replay.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The differences that a change of playbooks is meant to make, as they stand in a file.
///
/// @param file the file; it need not be there where nothing is different
record Declaration(Path file) {
    /// The system property that has the file written instead of compared.
    static final String WRITE = "remediator.declare";

    /// Whether the file is to be written: where the property stands, unless it says `false`.
    static boolean isToBeWritten() {
        var said = System.getProperty(WRITE);
        return said != null && !said.equals("false");
    }

    /// The difference with all its rows.
    static String whole(Replayed replayed) {
        var text = new StringBuilder();
        replayed.text(true, text::append);
        return text.toString().strip();
    }

    /// Compares what is declared with what came of it.
    ///
    /// @param write whether the file is written instead
    void check(Replayed replayed, boolean write) {
        try {
            var now = replayed.same() ? List.<String>of() : lines(whole(replayed));
            if (write) {
                declare(now);
            } else {
                compare(Files.exists(file) ? lines(Files.readString(file)) : List.of(), now);
            }
        } catch (IOException e) {
            throw new AssertionError(
                    "the declared differences cannot be kept in %s: %s".formatted(file, e), e);
        }
    }

    /// Whatever ends lines here, and without what nobody sees.
    private static List<String> lines(String text) {
        return text.strip().lines().map(String::stripTrailing).toList();
    }

    private void declare(List<String> now) throws IOException {
        if (now.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, String.join("\n", now) + "\n");
    }

    private void compare(List<String> declared, List<String> now) {
        if (declared.equals(now)) {
            return;
        }
        throw new AssertionError(
                """
                The replay does not differ as %s declares (- declared, + now):

                %s

                If this is meant, write the file anew and commit it: run the test once with -D%s=true."""
                        .formatted(file, LineDiff.of(declared, now), WRITE));
    }
}
