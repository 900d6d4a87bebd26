package dev.remediator.cli;

import dev.remediator.replay.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How far a replay has come, on one line of a terminal that is written over and taken away at the
/// end; nothing where there is no terminal.
final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final int LINE = 79;
    private static final long EVERY = Duration.ofMillis(200).toNanos();

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier nanos;
    private final long began;
    private long next;
    private boolean drawn;

    /// @param err where to
    /// @param quiet true for none
    ProgressBar(PrintWriter err, boolean quiet) {
        this(err, !quiet && terminal(), System::nanoTime);
    }

    ProgressBar(PrintWriter err, boolean shown, LongSupplier nanos) {
        this.err = err;
        this.shown = shown;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        this.next = began + EVERY;
    }

    private static boolean terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public void at(double share, long alerts) {
        if (!shown || nanos.getAsLong() - next < 0) {
            return;
        }
        long now = nanos.getAsLong();
        next = now + EVERY;
        drawn = true;
        var line = line(Math.clamp(share, 0, 1), alerts, (now - began) / 1e9);
        err.print("\r" + line + " ".repeat(Math.max(0, LINE - line.length())));
        err.flush();
    }

    private static String line(double share, long alerts, double seconds) {
        int full = (int) Math.round(share * WIDTH);
        var left =
                share <= 0 ? "" : ", " + clock(Math.round(seconds * (1 - share) / share)) + " left";
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %,d alerts, %,.0f/s%s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                share * 100,
                alerts,
                alerts / Math.max(seconds, 1e-3),
                left);
    }

    private static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    @Override
    public void close() {
        if (drawn) {
            err.print("\r" + " ".repeat(LINE) + "\r");
            err.flush();
            drawn = false;
        }
    }
}
