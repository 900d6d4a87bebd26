package dev.remediator.gameday;

import dev.remediator.gameday.StandInAlertmanager.Notice;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// One run: something is broken, the alarm is raised, and what becomes of it is judged.
final class Play {
    private static final Duration SILENCE = Duration.ofMillis(300);
    private static final Duration DECIDES_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(10);
    private static final int ALIVE_AGAIN = 50;
    private static final int TRIES_OF_THE_OLD = 5;

    private final Theatre theatre;
    private final Ground ground;
    private final Ledger ledger;
    private final InstantSource clock;
    private final int number;
    private final Scenario scenario;
    private final String primary;
    private final long timeline;
    private final int from;
    private final int heard;
    private final List<String> problems = new ArrayList<>();

    /// @param primary who is the primary of the whole cluster
    Play(Theatre theatre, InstantSource clock, int number, Scenario scenario, String primary) {
        this.theatre = theatre;
        this.ground = theatre.ground();
        this.ledger = theatre.ledger();
        this.clock = clock;
        this.number = number;
        this.scenario = scenario;
        this.primary = primary;
        this.timeline = ledger.timeline();
        this.from = ledger.size();
        this.heard = theatre.witness().here();
    }

    /// Plays it to its end, with the cluster whole again if that can be had.
    Played toTheEnd() throws IOException, SQLException, InterruptedException {
        scenario.breaks(ground, primary);
        if (scenario.silences()
                && !Ground.await(
                        SETTLES_WITHIN,
                        () -> ledger.silence(System.nanoTime()).compareTo(SILENCE) > 0)) {
            problems.add("clients did not notice that anything was broken");
        }
        var notice = notice();
        var raisedAt = clock.instant();
        long accepted = theatre.alertmanager().tell(notice);
        boolean paged = awaitOutcome(accepted);
        if (paged) {
            mend();
        } else if (!ledger.await(ledger.size() + ALIVE_AGAIN, SETTLES_WITHIN)) {
            problems.add("clients cannot go on writing");
        }
        theatre.alertmanager().tell(notice.over(clock.instant()));
        awaitEnd();
        var played = judged(accepted, raisedAt, paged);
        if (played.outcome() == Outcome.FAILED_OVER) {
            theatre.database().acknowledge("game day", "looked at run " + number);
        }
        return played;
    }

    private Notice notice() {
        return new Notice(
                Map.of(
                        "alertname",
                        "DatabaseDown",
                        "database",
                        ground.spec().name(),
                        "severity",
                        "critical"),
                "nobody can write to " + ground.spec().name(),
                clock.instant(),
                Optional.empty());
    }

    /// Until somebody can write to another primary, or people are paged.
    ///
    /// @return whether they are
    private boolean awaitOutcome(long accepted) throws InterruptedException {
        long until = System.nanoTime() + DECIDES_WITHIN.toNanos();
        boolean awake = !scenario.wakesUp();
        while (System.nanoTime() - until < 0) {
            if (decided(Reason.PAGE_DELIVERED, Duration.ofMillis(20)).isPresent()) {
                return true;
            }
            if (!awake && ground.members().others(primary).stream().anyMatch(this::leads)) {
                awake = true;
                wakeTheOld();
            }
            if (ledger.until(from, accepted, timeline).isPresent()) {
                return false;
            }
        }
        problems.add(
                "nobody took over and nobody was paged within %d s"
                        .formatted(DECIDES_WITHIN.toSeconds()));
        return true;
    }

    private boolean leads(String member) {
        return ground.members().isPrimary(member);
    }

    private void wakeTheOld() {
        ground.own().thaw(primary);
        for (int i = 0; i < TRIES_OF_THE_OLD; i++) {
            if (ground.members().commits(primary)) {
                problems.add(primary + " acknowledged a write after another one had been promoted");
            }
        }
    }

    private void mend() throws IOException, InterruptedException {
        ground.mend(ground.members().writable().stream().findFirst().orElse(primary))
                .ifPresent(why -> problems.add("the cluster cannot be mended: " + why));
        if (!ledger.await(ledger.size() + ALIVE_AGAIN, SETTLES_WITHIN)) {
            problems.add(
                    "clients cannot write %d s after everything was mended"
                            .formatted(SETTLES_WITHIN.toSeconds()));
        }
    }

    private void awaitEnd() throws InterruptedException {
        if (theatre.witness().await(heard, ENDS_WITHIN, d -> mine(d) && d.closes()).isEmpty()) {
            problems.add("the incident was not over within " + ENDS_WITHIN.toSeconds() + " s");
        }
    }

    private Played judged(long accepted, Instant raisedAt, boolean paged) throws SQLException {
        var now = ground.members().writable();
        boolean changed = ledger.timeline() > timeline;
        var outcome = changed ? Outcome.FAILED_OVER : paged ? Outcome.REFUSED : Outcome.NOTHING;
        if (outcome != scenario.expected()) {
            problems.add(
                    "it should have been %s, but it was %s%s"
                            .formatted(scenario.expected().words(), outcome.words(), said()));
        } else if (changed && paged) {
            problems.add("it was failed over, but not to its end" + said());
        }
        if (now.size() != 1) {
            problems.add("these take writes: " + now);
        } else {
            var leader = now.getFirst();
            if (!changed && !leader.equals(primary)) {
                problems.add(leader + " is the primary, and nobody has written to it");
            }
            if (changed && scenario.electsTheLast() && !leader.equals(fresh())) {
                problems.add(leader + " was promoted, but " + fresh() + " had more");
            }
            if (!Ground.await(SETTLES_WITHIN, () -> ground.whole(leader))) {
                problems.add("only these acknowledge: " + ground.members().quorumOf(leader));
            }
        }
        if (ledger.wentBack(from)) {
            problems.add("the old primary acknowledged writes after the new one did");
        }
        var lost = lost(now);
        return new Played(
                number,
                scenario,
                outcome,
                changed ? ledger.outage(timeline) : Optional.empty(),
                changed ? ledger.until(from, accepted, timeline) : Optional.empty(),
                ledger.size() - from,
                lost,
                problems,
                steps(raisedAt));
    }

    private String fresh() {
        return ground.members().others(primary).getLast();
    }

    /// What was acknowledged before now must be there now.
    private OptionalLong lost(List<String> writable) throws SQLException {
        if (writable.isEmpty()) {
            problems.add("nobody takes writes, so nobody can say whether any were lost");
            return OptionalLong.empty();
        }
        var lost = ledger.ids();
        lost.removeAll(ground.members().rows(writable.getFirst()));
        if (!lost.isEmpty()) {
            problems.add("%d acknowledged writes are not there any more".formatted(lost.size()));
        }
        return OptionalLong.of(lost.size());
    }

    private Optional<Decision> decided(Reason reason, Duration atMost) throws InterruptedException {
        return theatre.witness().await(heard, atMost, d -> mine(d) && d.reason() == reason);
    }

    private boolean mine(Decision decision) {
        return decision.alert().equals("DatabaseDown");
    }

    private String said() {
        return theatre.witness().since(heard).stream()
                .filter(d -> mine(d) && d.reason() == Reason.REMEDY_FAILED)
                .map(d -> ": " + d.facts())
                .reduce((_, last) -> last)
                .orElse("");
    }

    private List<String> steps(Instant raisedAt) {
        return theatre.witness().since(heard).stream()
                .filter(this::mine)
                .map(
                        d ->
                                "%5d ms  %s %s"
                                        .formatted(
                                                Duration.between(raisedAt, d.at()).toMillis(),
                                                d.reason().word(),
                                                Objects.requireNonNullElse(d.facts(), "")))
                .toList();
    }
}
