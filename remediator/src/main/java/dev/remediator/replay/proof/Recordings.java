package dev.remediator.replay.proof;

import dev.remediator.Shelf;
import dev.remediator.playbook.Book;
import dev.remediator.playbook.Playbook;
import dev.remediator.replay.Replay;
import dev.remediator.replay.Replayed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Recordings that playbooks are tested against, in any test framework:
///
/// ```java
/// @Test
/// void what_happened_would_happen_again() {
///     Recordings.in(Path.of("recordings"))
///             .replayedWith(new HealWebNode(), new FailOver())
///             .changeNothing();
/// }
/// ```
///
/// Nothing acts: everything is decided again in virtual time. What is wrong is thrown as an
/// [AssertionError] that says what to do.
public final class Recordings {
    private final List<Path> files;

    private Recordings(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /// All recordings in a folder and in those below it: the files that end in `.jsonl` or
    /// `.jsonl.gz`, in the order of their names.
    ///
    /// @param folder as a rule relative to the project's own folder, where Maven runs its tests
    public static Recordings in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new AssertionError(
                    "there is no folder of recordings at %s; make it, or run the tests in the"
                                    .formatted(folder)
                            + " project's own folder");
        }
        try (var all = Files.walk(folder)) {
            var found =
                    all.filter(Files::isRegularFile)
                            .filter(Recordings::isRecording)
                            .sorted()
                            .toList();
            if (found.isEmpty()) {
                throw new AssertionError(
                        "%s holds no recording, no .jsonl and no .jsonl.gz; make one with"
                                        .formatted(folder)
                                + " 'remediator record --out %s/night.jsonl'".formatted(folder));
            }
            return new Recordings(found);
        } catch (IOException e) {
            throw new AssertionError("the recordings in " + folder + " cannot be read: " + e, e);
        }
    }

    private static boolean isRecording(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    }

    /// These recordings, replayed together.
    public static Recordings of(Path first, Path... more) {
        return new Recordings(together(first, more));
    }

    /// Decides them again with these playbooks, tried in this order.
    ///
    /// @throws IllegalArgumentException in one sentence, if they do not make a sound book
    public Replaying replayedWith(Playbook first, Playbook... more) {
        return replayedWith(
                new Shelf(Book.of(together(first, more)), first.getClass().getClassLoader()));
    }

    /// Decides them again with the playbooks and policies that these jars or class folders list,
    /// such as `target/classes`: just what `remediator up --playbooks` would load.
    ///
    /// @throws IllegalArgumentException in one sentence, if they do not list a sound book
    public Replaying replayedWithThoseOf(Path first, Path... more) {
        return replayedWith(Shelf.load(together(first, more)));
    }

    private static <T> List<T> together(T first, T[] more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toList();
    }

    private Replaying replayedWith(Shelf shelf) {
        return new Replaying(files, shelf, replay -> replay, Recordings::play);
    }

    private static Replayed play(Shelf shelf, UnaryOperator<Replay> terms, List<Path> files)
            throws IOException {
        return terms.apply(Replay.of(shelf)).run(files);
    }
}
