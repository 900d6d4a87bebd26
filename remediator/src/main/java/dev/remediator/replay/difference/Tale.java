package dev.remediator.replay.difference;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One incident told short, out of what was decided about it: by the same rules whether it was
/// recorded or replayed.
final class Tale {
    private static final String NOTICE = "notice-";

    final String id;
    final String alert;
    final String resource;
    final Instant openedAt;

    private final String series;
    private final List<Tried> tried = new ArrayList<>(1);
    private final Map<Reason, Duration> held = new EnumMap<>(Reason.class);
    private final Set<Reason> said = EnumSet.noneOf(Reason.class);
    private @Nullable String playbook;
    private @Nullable Reason heldBy;
    private Instant heldSince;
    private @Nullable Reason why;
    private @Nullable Instant wantedAt;
    private @Nullable Instant calledAt;
    private boolean callsKnown;
    private @Nullable End end;

    private Tale(Decision first) {
        id = first.incident();
        series = first.series();
        alert = first.alert();
        resource = first.resource();
        openedAt = first.at();
        heldSince = first.at();
    }

    /// A remedy that was begun.
    ///
    /// @param remedy its name
    /// @param playbook whose
    /// @param run its run
    /// @param at when it was offered
    /// @param result what became of it, as far as was said
    record Tried(String remedy, String playbook, String run, Instant at, @Nullable Reason result) {
        private Tried resulting(Reason other) {
            return new Tried(remedy, playbook, run, at, other);
        }
    }

    /// How it ended.
    record End(Reason reason, State state, Instant at) {}

    /// Whether a decision can be the first of a tale.
    static boolean opens(Decision first, Part part) {
        var id = first.incident();
        return part.opens(id.startsWith(NOTICE))
                && !id.startsWith(NOTICE + "test-")
                && !id.startsWith(NOTICE + "faulted-");
    }

    static Tale of(Decision first) {
        var tale = new Tale(first);
        tale.hear(first);
        return tale;
    }

    /// One more decision about it.
    void hear(Decision decision) {
        var part = Part.of(decision.reason());
        if (decision.playbook() != null) {
            playbook = decision.playbook();
        }
        switch (part) {
            case BOOKKEEPING, CONTROL -> {}
            case HOLD -> holds(decision);
            case REFUSAL -> refuses(decision);
            case OFFER -> offered(decision);
            case OUTCOME -> outcome(decision);
            case NOTICE -> wants(decision);
            case FATE -> {}
            case CALL -> {
                callsKnown = true;
                calledAt = calledAt == null ? decision.at() : calledAt;
            }
            case NO_CALL -> {
                callsKnown = true;
                said.add(decision.reason());
            }
        }
        callsKnown |= decision.reason() == Reason.PAGE_CONFIRMING;
        if ((decision.closes() && part != Part.BOOKKEEPING) || part == Part.FATE) {
            ends(decision);
        }
    }

    private void holds(Decision decision) {
        if (decision.state() == State.PAGED && decision.settles()) {
            // Such as what flaps for so long that people are told.
            wants(decision);
        } else if (!decision.closes() && heldBy != decision.reason()) {
            released(decision.at());
            heldBy = decision.reason();
            heldSince = decision.at();
        }
    }

    private void refuses(Decision decision) {
        released(decision.at());
        if (decision.state() == State.PAGED) {
            stops(decision);
        } else {
            said.add(decision.reason());
            if (!tried.isEmpty()
                    && tried.getLast().result() == null
                    && tried.getLast().remedy().equals(decision.remedy())) {
                resulted(decision.reason());
            }
        }
    }

    /// Automation stops, and people are wanted.
    private void stops(Decision decision) {
        wants(decision);
        if (!tried.isEmpty() && tried.getLast().result() == null) {
            resulted(decision.reason());
        }
    }

    private void wants(Decision decision) {
        released(decision.at());
        if (wantedAt == null) {
            wantedAt = decision.at();
            why = decision.reason();
        }
        said.add(decision.reason());
    }

    private void offered(Decision decision) {
        released(decision.at());
        var run = decision.run() == null ? "" : decision.run();
        if (run.isEmpty() || tried.stream().noneMatch(t -> t.run().equals(run))) {
            var remedy = decision.remedy() == null ? "" : decision.remedy();
            var whose = decision.playbook() == null ? "" : decision.playbook();
            tried.add(new Tried(remedy, whose, run, decision.at(), null));
        }
    }

    private void outcome(Decision decision) {
        if (decision.state() == State.PAGED && decision.remedy() == null && !decision.closes()) {
            stops(decision);
            return;
        }
        released(decision.at());
        said.add(decision.reason());
        resulted(decision.reason());
    }

    private void resulted(Reason reason) {
        if (!tried.isEmpty()) {
            tried.set(tried.size() - 1, tried.getLast().resulting(reason));
        }
    }

    private void ends(Decision decision) {
        released(decision.at());
        if (end == null) {
            end = new End(decision.reason(), decision.state(), decision.at());
        }
    }

    private void released(Instant at) {
        if (heldBy != null) {
            held.merge(heldBy, Duration.between(heldSince, at), Tale::longer);
            heldBy = null;
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// What two tales of the same thing share even where their names differ: the series, or what a
    /// notice is about.
    String key() {
        if (!id.startsWith(NOTICE)) {
            return series;
        }
        for (var known : List.of("approval-", "lost-", "gathered-")) {
            if (id.startsWith(NOTICE + known)) {
                return NOTICE + known + "@" + resource;
            }
        }
        int hash = id.lastIndexOf('-');
        return id.substring(0, hash) + "@" + resource;
    }

    String playbook() {
        return playbook == null ? "" : playbook;
    }

    List<Tried> tried() {
        return tried;
    }

    List<String> remedies() {
        return tried.stream().map(Tried::remedy).toList();
    }

    /// Everything that was said for a reason, and what held it for longer than that.
    Set<Reason> reasons(Duration longerThan) {
        var all = EnumSet.noneOf(Reason.class);
        all.addAll(said);
        held.forEach(
                (reason, time) -> {
                    if (time.compareTo(longerThan) > 0) {
                        all.add(reason);
                    }
                });
        if (heldBy != null) {
            all.add(heldBy);
        }
        return all;
    }

    @Nullable Reason why() {
        return why;
    }

    @Nullable Instant wantedAt() {
        return wantedAt;
    }

    @Nullable Instant calledAt() {
        return calledAt;
    }

    /// Whether it says if anybody was called. What is written by hand often does not.
    boolean callsKnown() {
        return callsKnown;
    }

    /// When people were called; where that is not said, when they were to be.
    @Nullable Instant pagedAt() {
        return callsKnown ? calledAt : wantedAt;
    }

    @Nullable End end() {
        return end;
    }
}
