package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Glance;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Asks one member how it is, and once more over a new connection if it does not answer. Takes no
/// longer than 1.1 s, and 0.9 s more where a primary does not take a write in time.
final class Inquiry {
    private static final String VANTAGE = "worker";
    private static final Duration TRY = Duration.ofMillis(800);
    private static final Duration IMPATIENCE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration WRITE = Duration.ofMillis(800);

    private final Sql sql;
    private final Member member;
    private final LinkedBlockingQueue<Try> over = new LinkedBlockingQueue<>();

    Inquiry(Sql sql, Member member) {
        this.sql = sql;
        this.member = member;
    }

    /// What came of it.
    ///
    /// @param glances each try
    /// @param answer what it said, if it did
    /// @param writable whether it, a primary, took a write
    /// @param unwritable why it, a primary, surely takes none, seen twice; empty if it does, or if
    ///   nobody can be sure
    record Asked(
            List<Glance> glances, Optional<Answer> answer, boolean writable, String unwritable) {}

    /// What became of a write: done, or refused for a reason that does not pass by itself, or
    /// neither.
    private record Wrote(boolean done, String refusal) {
        static final Wrote DONE = new Wrote(true, "");
        static final Wrote UNSURE = new Wrote(false, "");
    }

    private record Try(boolean second, @Nullable Answer answer, String problem) {
        Glance glance() {
            return new Glance(VANTAGE, answer != null, problem);
        }
    }

    Asked ask() {
        begin(false);
        var first = next(System.nanoTime() + IMPATIENCE.toNanos());
        var answered = first.filter(one -> one.answer() != null);
        if (answered.isPresent()) {
            return asked(List.of(answered.get()));
        }
        if (first.isPresent()) {
            pause();
        }
        long end = System.nanoTime() + TRY.toNanos();
        begin(true);
        return asked(first, end);
    }

    private Asked asked(Optional<Try> before, long end) {
        var first = before.orElse(silence(false));
        var second = silence(true);
        for (int open = before.isPresent() ? 1 : 2; open > 0; open--) {
            var now = next(end);
            if (now.isEmpty()) {
                break;
            }
            if (now.get().second()) {
                second = now.get();
            } else {
                first = now.get();
            }
            if (now.get().answer() != null) {
                break;
            }
        }
        return asked(first.answer() == null ? List.of(first, second) : List.of(first));
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static Try silence(boolean second) {
        return new Try(second, null, "no answer within " + TRY.toMillis() + " ms");
    }

    private void begin(boolean second) {
        Thread.startVirtualThread(() -> over.add(tried(second)));
    }

    private Try tried(boolean second) {
        try (var connection = sql.open(member, TRY)) {
            return new Try(second, Answer.of(connection), "");
        } catch (SQLException e) {
            return new Try(second, null, Sql.problem(e));
        } catch (RuntimeException e) {
            return new Try(second, null, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Try> next(long until) {
        try {
            return Optional.ofNullable(over.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Asked asked(List<Try> tries) {
        var answer =
                tries.stream()
                        .flatMap(one -> Optional.ofNullable(one.answer()).stream())
                        .findFirst();
        var primary = answer.filter(said -> !said.standby()).isPresent();
        var wrote = primary ? twice() : Wrote.UNSURE;
        return new Asked(
                tries.stream().map(Try::glance).toList(), answer, wrote.done(), wrote.refusal());
    }

    /// One slow write says nothing of the next, and one refused may have met somebody at work.
    private Wrote twice() {
        var first = once();
        if (first.refusal().isEmpty()) {
            return first;
        }
        pause();
        var second = once();
        return second.done() || second.refusal().equals(first.refusal()) ? second : Wrote.UNSURE;
    }

    private Wrote once() {
        return Parallel.within(WRITE.plusMillis(100), Parallel.start(this::wrote))
                .orElse(Wrote.UNSURE);
    }

    private Wrote wrote() {
        try (var connection = sql.open(member, TRY)) {
            Ledger.beatHere(connection, WRITE);
            return Wrote.DONE;
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case "25006" -> new Wrote(false, "read only (25006)");
                case "53100" -> new Wrote(false, "disk full (53100)");
                default -> Wrote.UNSURE;
            };
        }
    }
}
