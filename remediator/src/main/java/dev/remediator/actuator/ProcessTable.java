package dev.remediator.actuator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The processes of this machine, as the kernel tells of them.
///
/// On Linux a process is born at a clock tick of one run of the kernel, which unlike the time of
/// day nobody can set; and it can be found by what its environment said when it started. Elsewhere
/// it is born at an instant, and cannot be found that way.
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/environ"));

    // Counted from the field after the name, which may hold any characters.
    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final int START_TICK = 19;

    private ProcessTable() {}

    static boolean lives(Birth process) {
        return birth(process.pid()).filter(process::equals).isPresent();
    }

    /// Whether it is dead, and the kernel lists it still for its parent to be told.
    static boolean isUnburied(Birth process) {
        return ProcessHandle.of(process.pid()).isPresent() && birth(process.pid()).isEmpty();
    }

    /// The process that has this pid now, if one has and it is not dead and unburied.
    static Optional<Birth> birth(long pid) {
        return (LINUX ? tick(pid) : instant(pid)).map(born -> new Birth(pid, born));
    }

    private static Optional<String> instant(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toString);
    }

    private static Optional<String> tick(long pid) {
        return read(PROC.resolve(Long.toString(pid)).resolve("stat"))
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
                .filter(fields -> !isDead(fields))
                .map(fields -> fields[START_TICK] + "@" + kernelRun());
    }

    /// A first thread may be dead while others still run and hold what the process holds.
    private static boolean isDead(String[] fields) {
        var dead = Set.of("Z", "X").contains(fields[STATE]);
        return dead && Integer.parseInt(fields[THREADS]) <= 1;
    }

    private static String kernelRun() {
        return read(PROC.resolve("sys/kernel/random/boot_id")).map(String::strip).orElse("");
    }

    /// The processes whose environment held all these `NAME=value`, in ASCII, when they started:
    /// they, and all they begot, save what has since written over its environment. Oldest first.
    static List<Birth> carrying(String... entries) {
        if (!LINUX) {
            return List.of();
        }
        var wanted = List.of(entries);
        try (var all = Files.list(PROC)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::parseLong)
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .filter(pid -> environment(pid).containsAll(wanted))
                    .flatMap(pid -> birth(pid).stream())
                    .sorted(ProcessTable::byAge)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw StateFile.trouble("list", PROC, e);
        }
    }

    private static int byAge(Birth one, Birth other) {
        int ticks = Long.compare(startTick(one), startTick(other));
        return ticks != 0 ? ticks : Long.compare(one.pid(), other.pid());
    }

    private static long startTick(Birth process) {
        return Long.parseLong(process.born().substring(0, process.born().indexOf('@')));
    }

    private static Set<String> environment(long pid) {
        return read(PROC.resolve(Long.toString(pid)).resolve("environ"))
                .map(text -> Set.copyOf(Arrays.asList(text.split("\0", -1))))
                .orElse(Set.of());
    }

    /// Empty if the process is gone or another user's. No other trouble may pass for a dead
    /// process: what is thought dead is started again.
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException | AccessDeniedException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (runsNoProgram(file.resolveSibling("exe"))) {
                return Optional.empty();
            }
            throw StateFile.trouble("read", file, e);
        } catch (IOException e) {
            // It ended between the opening and the reading.
            return Optional.empty();
        }
    }

    /// True for the kernel's own threads, the dead, and the gone.
    private static boolean runsNoProgram(Path exe) {
        try {
            var _ = Files.readSymbolicLink(exe);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void terminate(Birth process) {
        handles(process).forEach(ProcessHandle::destroy);
    }

    static void kill(Birth process) {
        handles(process).forEach(ProcessHandle::destroyForcibly);
    }

    static Stream<Birth> children(Birth process) {
        return handles(process)
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> birth(child.pid()).stream());
    }

    /// The handle first, then the look at who it is: a handle never acts on a later process.
    private static Stream<ProcessHandle> handles(Birth process) {
        return ProcessHandle.of(process.pid()).stream()
                .filter(handle -> !handle.equals(ProcessHandle.current()))
                .filter(_ -> lives(process));
    }
}
