package dev.remediator.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Makes all checks at once, each on a virtual thread of its own, and waits for none of them longer
/// than it may take.
public final class Doctor {
    /// How long one check may take.
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private Doctor() {}

    /// Examines everything there is to examine.
    ///
    /// @param subject what is examined
    /// @return what was found, in the order of the checks
    public static List<Finding> examine(Subject subject) throws InterruptedException {
        return examine(Checks.of(subject), LIMIT);
    }

    static List<Finding> examine(List<Check> checks, Duration limit) throws InterruptedException {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var looks =
                    checks.stream()
                            .map(c -> (Callable<List<Finding>>) c.look()::findings)
                            .toList();
            var looked = threads.invokeAll(looks, limit.toMillis(), TimeUnit.MILLISECONDS);
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(found(checks.get(i).name(), looked.get(i), limit));
            }
            return findings;
        } finally {
            // Not closed: that would wait for those which are not over.
            threads.shutdownNow();
        }
    }

    private static List<Finding> found(String check, Future<List<Finding>> look, Duration limit)
            throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException _) {
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
    static String said(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }
}
