package dev.remediator.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Makes all checks at once, each on a virtual thread of its own, and waits for none of them longer
/// than it may take.
public final class Doctor {
    /// How long a check may take that asks others; longer on a machine that is overloaded.
    public static final Duration LIMIT = Duration.ofSeconds(5);

    /// How long one may take that only reads and computes here, on a machine that is overloaded.
    static final Duration LOCAL_LIMIT = Duration.ofSeconds(30);

    private Doctor() {}

    /// Examines everything there is to examine.
    ///
    /// @param subject what is examined
    /// @return what was found, in the order of the checks
    public static List<Finding> examine(Subject subject) throws InterruptedException {
        // Logging is not to be begun by several at once.
        var _ = LoggerFactory.getILoggerFactory();
        return examine(Checks.of(subject));
    }

    static List<Finding> examine(List<Check> checks) throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long begun = System.nanoTime();
            var load = Load.look();
            var looks = checks.stream().map(c -> threads.submit(c.look()::findings)).toList();
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < checks.size(); i++) {
                var limit = load.stretched(checks.get(i).limit());
                var left = limit.minusNanos(System.nanoTime() - begun);
                findings.addAll(found(checks.get(i).name(), looks.get(i), limit, left));
            }
            return findings;
        } finally {
            // Not closed: that would wait for those which are not over.
            threads.shutdownNow();
        }
    }

    private static List<Finding> found(
            String check, Future<List<Finding>> look, Duration limit, Duration left)
            throws InterruptedException {
        try {
            return look.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            look.cancel(true);
            return List.of(
                    Finding.fail(
                            check,
                            "there was no answer within %d ms".formatted(limit.toMillis()),
                            "see whether it hangs, and whether this machine is overloaded"));
        } catch (ExecutionException e) {
            return List.of(Finding.fail(check, said(e.getCause()), "mend that and ask again"));
        }
    }

    /// The sentence of an exception; its kind, where it says nothing.
    static String said(@Nullable Throwable e) {
        if (e == null) {
            return "it failed without a word";
        }
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
