package dev.remediator;

import dev.remediator.console.WhatIf;
import dev.remediator.console.WhatIfAnswer;
import dev.remediator.replay.Contents;
import dev.remediator.replay.Replay;
import dev.remediator.replay.alerts.AlertStreams;
import dev.remediator.replay.alerts.StreamOptions;
import dev.remediator.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides again about what somebody hands in, with the playbooks that are loaded: one at a time,
/// in a thread that gives way to everything else, and no longer than somebody waits before a page.
final class WhatIfReplay implements WhatIf {
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final int MOST_ALERTS = 20_000;

    /// Of a packed file, in bytes: a small one may be anything when it is unpacked.
    static final long MOST_UNPACKED = 256L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfReplay.class);
    private static final int PIECE = 64 * 1024;
    private static final String BY_HAND = "; use the command line: remediator replay FILE";

    private final Shelf shelf;
    private final Settings settings;
    private final Duration longest;
    private final Semaphore place = new Semaphore(1);

    WhatIfReplay(Shelf shelf, Settings settings) {
        this(shelf, settings, LONGEST);
    }

    /// @param longest how long it may take
    WhatIfReplay(Shelf shelf, Settings settings, Duration longest) {
        this.shelf = shelf;
        this.settings = settings;
        this.longest = longest;
    }

    /// There is more of it than is decided about here.
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String sentence) {
            super(sentence);
        }
    }

    @Override
    public WhatIfAnswer about(byte[] file, String name, boolean asHere) {
        if (file.length == 0) {
            return WhatIfAnswer.refused("", "There is no file and no text; hand in one of them.");
        }
        if (!place.tryAcquire()) {
            return WhatIfAnswer.refused(
                    name, "Another recording is being decided about; hand it in again later.");
        }
        var deciding = new FutureTask<>(() -> decided(file, name, asHere));
        // Not within the task: one that is given up before it begins is never run.
        var thread =
                new Thread(
                        () -> {
                            try {
                                deciding.run();
                            } finally {
                                place.release();
                            }
                        },
                        "what-if");
        thread.setDaemon(true);
        thread.start();
        return awaited(deciding, name);
    }

    private WhatIfAnswer awaited(FutureTask<WhatIfAnswer> deciding, String name) {
        try {
            return deciding.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            deciding.cancel(true);
            return WhatIfAnswer.refused(
                    name, "It takes longer than " + longest.toSeconds() + " s" + BY_HAND + ".");
        } catch (ExecutionException e) {
            LOG.error("a recording that was handed in could not be decided about", e.getCause());
            return WhatIfAnswer.refused(
                    name, "Deciding about it failed, which is a bug of ours: see the log.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            deciding.cancel(true);
            return WhatIfAnswer.refused(name, "This process is being stopped; ask again.");
        }
    }

    private WhatIfAnswer decided(byte[] file, String name, boolean asHere) throws IOException {
        var folder = Files.createTempDirectory("remediator-what-if");
        var kept = folder.resolve(safe(name, file));
        try {
            bounded(file);
            Files.write(kept, file);
            return decided(kept, name, asHere);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            var why = String.valueOf(e.getMessage()).replace(kept.toString(), name);
            return WhatIfAnswer.refused(name, why + ".");
        } catch (TooMuch e) {
            return WhatIfAnswer.refused(name, e.getMessage() + BY_HAND + ".");
        } finally {
            Files.deleteIfExists(kept);
            Files.deleteIfExists(folder);
        }
    }

    private WhatIfAnswer decided(Path file, String name, boolean asHere) throws IOException {
        var replay = Replay.of(shelf).watchedBy((_, alerts) -> bounded(alerts));
        if (asHere) {
            replay = replay.by(settings);
        }
        if (Contents.of(List.of(file)) == Contents.RECORDING) {
            return WhatIfReport.compared(name, replay.run(List.of(file)));
        }
        try (var alerts = AlertStreams.open(List.of(file), StreamOptions.DEFAULT, _ -> {})) {
            return WhatIfReport.foreseen(name, replay.foresee(alerts, List.of(name)));
        }
    }

    private static void bounded(long alerts) {
        if (alerts > MOST_ALERTS) {
            throw new TooMuch("There are more than " + MOST_ALERTS + " alerts in it");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new TooMuch("It takes too long");
        }
    }

    /// Before anything reads it to its end, which nobody could break off.
    private static void bounded(byte[] file) throws IOException {
        if (!packed(file)) {
            return;
        }
        var piece = new byte[PIECE];
        long unpacked = 0;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file), PIECE)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                unpacked += read;
                if (unpacked > MOST_UNPACKED) {
                    throw new TooMuch(
                            "It is more than "
                                    + (MOST_UNPACKED >> 20)
                                    + " MiB when it is unpacked");
                }
            }
        } catch (EOFException | ZipException e) {
            LOG.debug("it is damaged, which its reader says better", e);
        }
    }

    private static boolean packed(byte[] file) {
        return file.length > 1 && file[0] == 0x1f && (file[1] & 0xff) == 0x8b;
    }

    /// A name that is one of a file, whatever was sent, and says whether it is packed.
    private static String safe(String name, byte[] file) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
        var named = plain.isEmpty() ? "recording.jsonl" : plain;
        return packed(file) && !named.endsWith(".gz") ? named + ".gz" : named;
    }
}
