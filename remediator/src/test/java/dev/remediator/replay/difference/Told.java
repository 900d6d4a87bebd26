package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One incident written by hand: what was decided about it, in order.
final class Told {
    static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    private final String id;
    private final String series;
    private final String resource;
    private final List<Decision> decisions = new ArrayList<>();
    private @Nullable String playbook = "HealNode";
    private Instant now;
    private int runs;

    private Told(String id, String series, Instant opened) {
        this.id = id;
        this.series = series;
        this.resource = "node/" + series;
        this.now = opened;
    }

    /// @param id its name, also that of its series
    static Told incident(String id) {
        return new Told(id, id, NOON);
    }

    static Told incident(String id, String series, int openedAfter) {
        return new Told(id, series, NOON.plusSeconds(openedAfter));
    }

    Told by(@Nullable String other) {
        playbook = other;
        return this;
    }

    /// Time goes on, in seconds.
    Told after(double seconds) {
        now = now.plusMillis(Math.round(seconds * 1000));
        return this;
    }

    Told held(Reason reason) {
        return add(reason, State.WAITING, null, false, false);
    }

    Told offered(String remedy) {
        runs++;
        return add(Reason.REMEDY_OFFERED, State.ACTING, remedy, false, false);
    }

    Told became(Reason reason, String remedy) {
        return add(reason, State.VERIFYING, remedy, false, false);
    }

    /// People are wanted.
    Told paged(Reason why) {
        return add(why, State.PAGED, null, true, false);
    }

    Told called() {
        return add(Reason.PAGE_CONFIRMING, State.PAGED, null, false, false)
                .add(Reason.PAGE_CALLED, State.PAGED, null, false, false);
    }

    Told said(Reason reason) {
        return add(reason, State.PAGED, null, false, false);
    }

    Told ended(Reason reason, State state) {
        return add(reason, state, null, true, true);
    }

    /// Restarted after two minutes, healed three minutes later.
    Told healed() {
        return held(Reason.HELD_FOR)
                .after(120)
                .offered("restart")
                .after(20)
                .became(Reason.REMEDY_DONE, "restart")
                .after(160)
                .ended(Reason.HEALED, State.HEALED);
    }

    private Told add(
            Reason reason, State state, @Nullable String remedy, boolean settles, boolean closes) {
        decisions.add(
                new Decision(
                        id,
                        resource,
                        now,
                        reason,
                        state,
                        series,
                        "InstanceDown",
                        playbook,
                        remedy,
                        runs == 0 ? null : id + "-r" + runs,
                        "",
                        settles,
                        closes));
        return this;
    }

    List<Decision> decisions() {
        return decisions;
    }

    RecordedIncident recorded() {
        var moments =
                decisions.stream()
                        .map(decision -> new Moment(decision.at(), null, null, List.of(decision)))
                        .toList();
        return new RecordedIncident(id, series, resource, decisions.getFirst().at(), true, moments);
    }
}
