package dev.remediator.cli;

import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.live.Account;
import dev.remediator.replay.live.LiveReplay;
import dev.remediator.replay.live.RemoteDoor;
import dev.remediator.replay.live.Speed;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of `replay` by which files are replayed into a running remediator.
final class ReplayInto {
    /// For the end of what fires, when it is interrupted.
    private static final int LAST_SECONDS = 30;

    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("'replay-'yyyyMMdd-HHmmss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @Option(
            names = "--into",
            paramLabel = "URL",
            description =
                    "Send the alerts to this running remediator, marked as replayed: it decides as"
                            + " ever, touches nothing and calls nobody. Default: none")
    private @Nullable String into;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "With --into: so many times as fast as it was, or max. Default: 1")
    private String speed = "1";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "With --into: what the replay is called. Default: after the time")
    private @Nullable String name;

    @Mixin private Credentials credentials = new Credentials();

    /// Whether files are to be replayed so.
    boolean given() {
        return into != null;
    }

    /// Replays, and prints what became of it. When it is interrupted, what still fires is said to
    /// be over before this process ends.
    ///
    /// @param say gets a line now and then
    /// @return 0, or 1 if alerts are missing
    int replay(AlertStream alerts, PrintWriter out, Consumer<String> say, boolean json)
            throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var called = name == null ? called(clock.instant()) : name;
        try (var door =
                new RemoteDoor(
                        String.valueOf(into), called, credentials.client(), credentials::with)) {
            var replay = new LiveReplay(called, door, Speed.parse(speed), clock, say);
            var over = new CountDownLatch(1);
            var hook = new Thread(() -> stop(replay, over), "stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                var account = replay.run(alerts);
                print(account, out, json);
                return account.sound() ? 0 : 1;
            } finally {
                over.countDown();
                leave(hook);
            }
        }
    }

    static String called(Instant now) {
        return NAMED.format(now);
    }

    private static void stop(LiveReplay replay, CountDownLatch over) {
        replay.stop();
        try {
            var _ = over.await(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(Thread hook) {
        try {
            var _ = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is this hook that waits: the process ends.
            return;
        }
    }

    static void print(Account account, PrintWriter out, boolean json) {
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(account));
        } else {
            account.lines().forEach(out::println);
        }
        out.flush();
    }
}
