package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Plain;
import dev.remediator.settings.ChannelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Pages as files of this machine, and a program that is told: what is left when nothing outside
/// answers. A page is a file, with what follows at its end; [SpoolFiles] has the layout. A
/// notification that comes again is not written again, but the program is run again.
///
/// | what happens | answer |
/// |---|---|
/// | written, and the hook exits with 0, or there is none | [Sent] |
/// | written, and the hook does anything else | [Retry] |
/// | not written | [Permanent] |
final class Spool implements Channel {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LONGEST = 64 * 1024;

    private final Path directory;
    private final SpoolFiles files;
    private final List<String> hook;
    private final Duration limit;

    private Spool(Path directory, List<String> hook, Duration limit) {
        this.directory = directory.toAbsolutePath();
        files = new SpoolFiles(this.directory);
        this.hook = List.copyOf(hook);
        this.limit = limit;
    }

    /// As an ordinary channel. Its hook is one program with arguments that have no blanks.
    static Channel of(ChannelSpec spec) {
        var words = spec.option("hook").strip().split("\\s+", -1);
        return of(
                Path.of(spec.option("directory")),
                Stream.of(words).filter(word -> !word.isEmpty()).toList());
    }

    /// @param directory made when the first page is written, for this user alone
    /// @param hook a program and its arguments; none if empty
    static Channel of(Path directory, List<String> hook) {
        return of(directory, hook, LIMIT);
    }

    /// @param limit how long the hook may take; then it is killed
    static Channel of(Path directory, List<String> hook, Duration limit) {
        if (directory.toString().isBlank()) {
            throw new IllegalArgumentException(
                    "options.directory is missing; name a directory for pages");
        }
        return new Spool(directory, hook, limit);
    }

    @Override
    public Delivery send(Message message) {
        var text = Diagnosis.of(message.notification(), message.links()).text(LONGEST);
        Path file;
        try {
            file = files.write(message, text);
        } catch (IOException e) {
            return new Permanent(
                    "the page could not be written to %s: %s; make it a directory"
                                    .formatted(directory, why(e))
                            + " this program may write to");
        }
        if (hook.isEmpty()) {
            return new Sent("written to " + file);
        }
        var run = new Hook(hook, limit).run(file, message.action(), text);
        return run.good()
                ? new Sent("written to " + file + "; " + run.said())
                : new Retry(Duration.ZERO, "written to " + file + ", but " + run.said());
    }

    private static String why(IOException e) {
        return Plain.line(e.getClass().getSimpleName() + " " + e.getMessage(), 200);
    }

    @Override
    public String toString() {
        return "files in " + directory;
    }
}
