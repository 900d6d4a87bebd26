package dev.remediator.paging.channel;

import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// The files of a spool: one for each page that waits for somebody, those that were taken or are
/// over in `done`.
///
/// An entry of a file is a line that begins with `==`, the page's text, two blanks before each
/// line, and a line of JSON for programs; no other line begins with `{`. The newest [#ENTRIES]
/// entries are kept. A file is either the old one or the new one, whole and on the disk, whatever
/// happens: it is written beside itself and then takes its place.
///
/// `done` keeps the newest [#DONE] files, for [#DONE_FOR]. Thread-safe; two processes should not
/// share a directory.
final class SpoolFiles {
    private static final int ENTRIES = 20;
    private static final int DONE = 200;
    private static final Duration DONE_FOR = Duration.ofDays(30);
    private static final String RULE = "== ";

    private final Path waiting;
    private final Path done;

    SpoolFiles(Path directory) {
        waiting = directory;
        done = directory.resolve("done");
    }

    /// Writes a page, or what follows it, unless that is written already.
    ///
    /// @return where it is
    synchronized Path write(Message message, String text) throws IOException {
        makeDirectories();
        var name = name(message.page());
        boolean waits = message.action() == Page.Action.TRIGGER;
        var here = (waits ? waiting : done).resolve(name);
        var elsewhere = (waits ? done : waiting).resolve(name);
        var entries = longest(entries(here), entries(elsewhere));
        var event = new PageCloudEvent(message);
        if (entries.stream().anyMatch(entry -> is(entry, event))) {
            return Files.exists(here) ? here : elsewhere;
        }
        entries.add(entry(message, text, event));
        var at = message.notification().at();
        replace(here, String.join("", last(entries)), at);
        if (Files.deleteIfExists(elsewhere)) {
            sync(elsewhere.resolveSibling("."));
        }
        prune(at);
        return here;
    }

    private void makeDirectories() throws IOException {
        if (!Files.isDirectory(done)) {
            var onlyWe = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(waiting, PosixFilePermissions.asFileAttribute(onlyWe));
            Files.createDirectories(done, PosixFilePermissions.asFileAttribute(onlyWe));
        }
    }

    private static String name(Page page) {
        var key = page.key();
        boolean plain = key.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
        return (plain ? key : "sha256-" + Fingerprint.of(key)) + ".txt";
    }

    private static String entry(Message message, String text, PageCloudEvent event) {
        var heading = message.action() + ", decided at " + message.notification().at();
        var lines = text.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
        var json = new String(event.bytes(), StandardCharsets.UTF_8);
        return RULE + heading + '\n' + lines + '\n' + json + '\n';
    }

    private static boolean is(String entry, PageCloudEvent event) {
        var json = entry.lines().filter(line -> line.startsWith("{")).findFirst();
        try {
            var known = Json.MAPPER.readTree(json.orElse("{}"));
            return known.path("id").asString("").equals(event.id())
                    && known.path("type").asString("").equals(event.type());
        } catch (JacksonException e) {
            return false;
        }
    }

    private static List<String> longest(List<String> one, List<String> other) {
        return one.size() >= other.size() ? one : other;
    }

    private static List<String> last(List<String> entries) {
        return entries.subList(Math.max(0, entries.size() - ENTRIES), entries.size());
    }

    private static List<String> entries(Path file) throws IOException {
        var entries = new ArrayList<String>();
        if (Files.exists(file)) {
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (var part : text.split("(?m)^(?=" + RULE + ")", -1)) {
                if (!part.isBlank()) {
                    entries.add(part);
                }
            }
        }
        return entries;
    }

    private static void replace(Path file, String text, Instant at) throws IOException {
        var beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var onlyWe =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(
                        beside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyWe)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.setLastModifiedTime(beside, FileTime.from(at));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file.resolveSibling("."));
    }

    private void prune(Instant now) throws IOException {
        record Old(Path file, FileTime at) {}
        var all = new ArrayList<Old>();
        try (var files = Files.newDirectoryStream(done, "*.txt")) {
            for (var file : files) {
                all.add(new Old(file, Files.getLastModifiedTime(file)));
            }
        }
        all.sort(Comparator.comparing(Old::at).reversed());
        var oldest = FileTime.from(now.minus(DONE_FOR));
        for (int i = 0; i < all.size(); i++) {
            if (i >= DONE || all.get(i).at().compareTo(oldest) < 0) {
                Files.deleteIfExists(all.get(i).file());
            }
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
