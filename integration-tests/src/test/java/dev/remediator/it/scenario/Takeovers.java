package dev.remediator.it.scenario;

import dev.remediator.it.fixture.Reaper;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How long runs stood still because somebody who had them in hand ended, as the incident log
/// tells.
final class Takeovers {
    private static final Set<Reason> FREED = EnumSet.of(Reason.WORKER_LOST, Reason.RUN_RETURNED);
    private static final Set<Reason> ENDED =
            EnumSet.of(
                    Reason.REMEDY_DONE,
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.DIVERGED,
                    Reason.RUN_CANCELLED);

    private final List<Instant> outages;
    private final List<Duration> missed = new ArrayList<>();
    private final List<Duration> afterCrash = new ArrayList<>();
    private final List<Duration> afterCrashOfBoth = new ArrayList<>();
    private final List<Duration> afterStop = new ArrayList<>();
    private final List<Duration> afterOutage;
    private long holding;

    /// Reads it from the log.
    ///
    /// @param decisions all of them, in the order of time
    /// @param deaths whose workers
    /// @param outages when the engine was killed
    Takeovers(List<Decision> decisions, List<Reaper.Death> deaths, List<Instant> outages)
            throws IOException {
        this.outages = outages;
        var stories =
                decisions.stream()
                        .filter(Takeovers::tellsWhoHasIt)
                        .collect(Collectors.groupingBy(Decision::incident));
        for (var death : deaths) {
            var name = death.worker().name();
            var held = stories.values().stream().filter(s -> has(s, name, death.at())).toList();
            holding += held.isEmpty() ? 0 : 1;
            held.forEach(story -> taken(story, death));
        }
        afterOutage =
                outages.stream().flatMap(outage -> firstAfter(decisions, outage).stream()).toList();
    }

    private static boolean tellsWhoHasIt(Decision decision) {
        return decision.reason() == Reason.CLAIM_GRANTED
                || FREED.contains(decision.reason())
                || ENDED.contains(decision.reason());
    }

    private static boolean has(List<Decision> story, String worker, Instant at) {
        return story.stream()
                .filter(d -> !d.at().isAfter(at))
                .reduce((_, last) -> last)
                .filter(d -> d.reason() == Reason.CLAIM_GRANTED && d.facts().contains(worker))
                .isPresent();
    }

    private void taken(List<Decision> story, Reaper.Death death) {
        var later = story.stream().filter(d -> d.at().isAfter(death.at())).toList();
        later.stream()
                .filter(d -> !FREED.contains(d.reason()))
                .findFirst()
                .filter(d -> d.reason() == Reason.CLAIM_GRANTED)
                .ifPresent(
                        d -> {
                            list(death, d.at()).add(Duration.between(death.at(), d.at()));
                            if (death.killed() && !engineWasAway(death, d.at())) {
                                missed.add(Duration.between(death.at(), later.getFirst().at()));
                            }
                        });
    }

    private List<Duration> list(Reaper.Death death, Instant taken) {
        if (!death.killed()) {
            return afterStop;
        }
        return engineWasAway(death, taken) ? afterCrashOfBoth : afterCrash;
    }

    private boolean engineWasAway(Reaper.Death death, Instant taken) {
        var since = death.at().minus(Duration.ofSeconds(15));
        return outages.stream().anyMatch(o -> o.isAfter(since) && o.isBefore(taken));
    }

    private static Optional<Duration> firstAfter(List<Decision> decisions, Instant outage) {
        return decisions.stream()
                .map(Decision::at)
                .filter(at -> at.isAfter(outage))
                .findFirst()
                .map(at -> Duration.between(outage, at));
    }

    /// Prints what people want to know.
    void print() {
        System.out.printf(
                "chaos: %d workers had runs in hand when they ended; %d runs were taken over%n",
                holding, afterCrash.size() + afterCrashOfBoth.size() + afterStop.size());
        print("worker crash, until it was missed", missed);
        print("worker crash", afterCrash);
        print("worker and engine crash", afterCrashOfBoth);
        print("graceful stop", afterStop);
        print("engine crash", afterOutage);
    }

    private static void print(String what, List<Duration> times) {
        var sorted = times.stream().sorted().toList();
        if (!sorted.isEmpty()) {
            System.out.printf(
                    "chaos: after %s: %d times, p50 %d ms, p99 %d ms, max %d ms%n",
                    what,
                    sorted.size(),
                    quantile(sorted, 50).toMillis(),
                    quantile(sorted, 99).toMillis(),
                    sorted.getLast().toMillis());
        }
    }

    private static Duration quantile(List<Duration> sorted, int percent) {
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
