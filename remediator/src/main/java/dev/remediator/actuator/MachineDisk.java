package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The room a process has: the directory of its machine, measured against a quota. Removes files
/// directly in it that an allowed pattern names, and nothing else; a symbolic link is neither
/// followed nor removed.
///
/// @param node whose
/// @param home the machine's directory, if there is a machine
/// @param room how much it may hold, and what may go
record MachineDisk(String node, Supplier<Optional<Path>> home, ProcessFleetSpec.Room room)
        implements Disk {
    /// What the fleet keeps there, and what it writes the service's output to.
    private static final Set<String> KEPT = Set.of("boot", ".boot.new", "service.log");

    @Override
    public List<FileSystem> usage() {
        var directory = directory();
        long used = held(directory).stream().mapToLong(Held::bytes).sum();
        long free = Math.max(0, room.quota() - used);
        return List.of(new FileSystem(directory.toString(), room.quota(), free, 0, 0));
    }

    @Override
    public List<String> measures() {
        return room.clean().stream().map(MachineDisk::measure).toList();
    }

    private static String measure(String pattern) {
        return "remove " + pattern;
    }

    @Override
    public long clean(String measure) {
        var pattern =
                room.clean().stream()
                        .filter(one -> measure(one).equals(measure))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "'%s' is not allowed on '%s', only %s"
                                                        .formatted(measure, node, measures())));
        var directory = directory();
        long removed = 0;
        try (var found = Files.newDirectoryStream(directory, pattern)) {
            for (var file : found) {
                if (mayGo(file)) {
                    long bytes = Files.size(file);
                    removed += Files.deleteIfExists(file) ? bytes : 0;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw StateFile.trouble("clean up", directory, e);
        }
        return removed;
    }

    private static boolean mayGo(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !KEPT.contains(file.getFileName().toString());
    }

    /// The largest file, if it takes half of the room.
    @Override
    public List<String> suspects() {
        var directory = directory();
        return held(directory).stream()
                .max(Comparator.comparingLong(Held::bytes))
                .filter(one -> one.bytes() * 2 >= room.quota())
                .map(
                        one ->
                                "%s takes %d of %d bytes on '%s'"
                                        .formatted(
                                                directory.relativize(one.file()),
                                                one.bytes(),
                                                room.quota(),
                                                node))
                .stream()
                .toList();
    }

    private Path directory() {
        return home.get()
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "node '" + node + "' has no machine, and so no disk"));
    }

    private record Held(Path file, long bytes) {}

    /// What is written and removed meanwhile is counted or not.
    private static List<Held> held(Path directory) {
        var all = new ArrayList<Held>();
        try {
            Files.walkFileTree(
                    directory,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                            if (about.isRegularFile()) {
                                all.add(new Held(file, about.size()));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e)
                                throws IOException {
                            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                                throw e;
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw StateFile.trouble("measure", directory, e);
        }
        return all;
    }
}
