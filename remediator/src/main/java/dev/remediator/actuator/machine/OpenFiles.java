package dev.remediator.actuator.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Files that are deleted and still open: they take room until their holder ends. Of processes that
/// the user may not look into, nothing is known.
final class OpenFiles {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int MOST_ASKED = 200;
    private static final int MOST_TOLD = 5;
    private static final long WORTH_TELLING = 1024 * 1024;
    private static final Pattern LINK =
            Pattern.compile("(/proc/(\\d+)/fd/\\d+) (/.*) \\(deleted\\)");
    private static final Pattern IN_MEMORY =
            Pattern.compile("/(?:memfd:|dev/|SYSV|\\[|anon_hugepage|i915|proc/|run/).*");

    private final Machine machine;

    OpenFiles(Machine machine) {
        this.machine = machine;
    }

    private record Held(String process, String file, long size) {}

    /// The largest, in sentences.
    List<String> told() {
        var links = links();
        if (links.isEmpty()) {
            return List.of();
        }
        return sizes(links).stream()
                .filter(held -> held.size() >= WORTH_TELLING)
                .sorted((a, b) -> Long.compare(b.size(), a.size()))
                .limit(MOST_TOLD)
                .map(
                        held ->
                                "process %s on %s keeps %d MiB of the deleted file '%s' open"
                                        .formatted(
                                                held.process(),
                                                machine.where(),
                                                held.size() >> 20,
                                                Machine.plain(held.file())))
                .toList();
    }

    /// Processes come and go meanwhile, so that it complains says nothing.
    private Map<String, Held> links() {
        var found = new LinkedHashMap<String, Held>();
        var result =
                machine.act(
                        LONG,
                        List.of(
                                "find",
                                "-P",
                                "/proc",
                                "-mindepth",
                                "3",
                                "-maxdepth",
                                "3",
                                "-path",
                                "/proc/[0-9]*/fd/*",
                                "-lname",
                                "/* (deleted)",
                                "-printf",
                                "%p %l\\n"));
        for (var line : result.out().lines().toList()) {
            var form = LINK.matcher(line);
            if (form.matches()
                    && !IN_MEMORY.matcher(form.group(3)).matches()
                    && found.size() < MOST_ASKED) {
                found.put(form.group(1), new Held(form.group(2), form.group(3), 0));
            }
        }
        return found;
    }

    /// Two descriptors of one file are told once: by its device and inode.
    private List<Held> sizes(Map<String, Held> links) {
        var command = new ArrayList<>(List.of("stat", "-L", "-c", "%d:%i %s %n", "--"));
        command.addAll(links.keySet());
        var result = machine.act(LONG, command);
        var found = new LinkedHashMap<String, Held>();
        for (var line : result.out().lines().toList()) {
            var words = line.split(" ", 3);
            var held = words.length == 3 ? links.get(words[2]) : null;
            if (held != null && words[1].matches("\\d{1,18}")) {
                found.putIfAbsent(
                        words[0], new Held(held.process(), held.file(), Long.parseLong(words[1])));
            }
        }
        return List.copyOf(found.values());
    }
}
