package dev.remediator.console;

import dev.remediator.history.Call;
import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What is happening to an incident now, in a sentence, made of what was decided last.
final class Happening {
    private static final int LONGEST = 300;

    /// Without any of these no worker has taken the remedy yet.
    private static final Set<Reason> BEGUN =
            EnumSet.of(Reason.CLAIM_GRANTED, Reason.INTENT_COMMITTED, Reason.STEP_RECORDED);

    private final IncidentView.Detailed found;
    private final Optional<Posture.Waiting> held;
    private final Instant now;

    /// @param found the incident
    /// @param held what holds it back, if something does
    /// @param now the time now
    Happening(IncidentView.Detailed found, Optional<Posture.Waiting> held, Instant now) {
        this.found = found;
        this.held = held;
        this.now = now;
    }

    String sentence() {
        var incident = found.incident();
        if (incident.closedAt() != null) {
            return why();
        }
        if (held.isPresent()) {
            return heldBack(held.get());
        }
        if (incident.state().equals(State.ACTING.word())) {
            return acting();
        }
        return incident.state().equals(State.PAGED.word()) ? why() + called() : why();
    }

    /// The reason's own sentence, with what was seen.
    private String why() {
        var said =
                Words.reason(found.incident().reason())
                        .map(Reason::sentence)
                        .orElse(found.incident().reason());
        var facts =
                found.decisions().reversed().stream()
                        .filter(d -> d.reason().word().equals(found.incident().reason()))
                        .findFirst()
                        .map(Decision::facts)
                        .orElse("");
        return Words.sentence(said) + (facts.isEmpty() ? "" : ": " + brief(facts)) + ".";
    }

    private String heldBack(Posture.Waiting waiting) {
        var reason = waiting.reason() == null ? "" : waiting.reason();
        var why = Words.reason(reason).map(Reason::sentence).orElse(reason);
        var until =
                waiting.until() == null
                        ? ""
                        : ", until " + When.of(waiting.until(), now).clock() + " UTC";
        var what =
                waiting.remedy().isEmpty() ? "Calling people" : "'" + brief(waiting.remedy()) + "'";
        return what
                + " is held back: "
                + (why.isEmpty() ? "it is being judged" : why)
                + (waiting.scope().isEmpty() ? "" : " (" + brief(waiting.scope()) + ")")
                + ", for "
                + since(waiting.since())
                + until
                + ".";
    }

    /// Which remedy, which step, for how long.
    private String acting() {
        var run = found.decisions().reversed().stream().filter(d -> d.run() != null).findFirst();
        if (run.isEmpty()) {
            return why();
        }
        var last = run.get();
        var all =
                found.decisions().stream()
                        .filter(d -> Objects.equals(last.run(), d.run()))
                        .toList();
        var remedy =
                all.stream()
                        .filter(d -> d.remedy() != null)
                        .findFirst()
                        .map(d -> "'" + brief(String.valueOf(d.remedy())) + "'")
                        .orElse("A remedy");
        boolean begun = all.stream().anyMatch(d -> BEGUN.contains(d.reason()));
        long steps = all.stream().filter(d -> d.reason() == Reason.STEP_RECORDED).count();
        return remedy
                + (begun ? " runs for " : " is offered for ")
                + since(all.getFirst().at())
                + ". "
                + (last.reason() == Reason.STEP_RECORDED
                        ? "Step " + steps
                        : Words.sentence(last.reason().sentence()))
                + (last.facts().isEmpty() ? "" : ": " + brief(last.facts()))
                + ".";
    }

    private String called() {
        if (found.incident().acknowledgedBy() != null || found.pages().isEmpty()) {
            return "";
        }
        Call call = found.pages().getLast();
        return " Called last: "
                + brief(call.to())
                + ", "
                + since(call.at())
                + " ago; "
                + Words.reason(call.outcome()).map(Reason::sentence).orElse(call.outcome())
                + ".";
    }

    private String since(Instant at) {
        var time = Duration.between(at, now);
        return When.lasting(time.isNegative() ? Duration.ZERO : time);
    }

    private static String brief(String text) {
        return Words.seen(text, LONGEST);
    }
}
