package dev.remediator.guard;

import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How much the playbook may do by itself: nothing, after being asked, or everything. What a person
/// has said last counts, then the settings, then what the playbook says of itself.
final class EarnedAutonomy implements Guard {

    @Override
    public Verdict judge(Wish wish, Facts facts, Policy policy, Instant now) {
        if (!wish.remedy()) {
            return Verdict.CLEAR;
        }
        var ask = wish.ask();
        return switch (level(ask, facts.controls(), policy.rules())) {
            case AUTO -> Verdict.CLEAR;
            case SHADOW ->
                    new Verdict.Hold(
                            Reason.SHADOW,
                            "playbook=" + ask.playbook(),
                            "it would have carried out '" + ask.remedy() + "' now",
                            Optional.empty());
            case PROPOSE ->
                    wish.approvedBy() == null && !ask.resumes()
                            ? wanted(wish, now)
                            : new Verdict.Clear(
                                    "approved by "
                                            + Objects.requireNonNullElse(
                                                    wish.approvedBy(), "whoever let it begin"));
        };
    }

    static Autonomy.Level level(Ask ask, Controls controls, Rules rules) {
        var said = controls.levels().get(ask.playbook());
        if (said != null) {
            return said;
        }
        return rules.autonomy().stream()
                .filter(level -> level.playbook().equals(ask.playbook()))
                .map(Rules.Level::level)
                .findFirst()
                .orElse(ask.autonomy().level());
    }

    /// Nobody has answered: what happens then is the playbook's to say.
    private static Verdict wanted(Wish wish, Instant now) {
        var ask = wish.ask();
        var asked = wish.heldBy() == Reason.APPROVAL_WANTED ? wish.heldSince() : now;
        var until = asked.plus(ask.autonomy().within());
        if (now.isBefore(until)) {
            return hold(ask, Optional.of(until));
        }
        return switch (ask.autonomy().lapse()) {
            case PAGE ->
                    new Verdict.Refuse(
                            Reason.APPROVAL_LAPSED,
                            "'" + ask.remedy() + "' was proposed at " + asked);
            case ACT -> new Verdict.Clear("nobody objected since " + asked);
            case LEAVE -> hold(ask, Optional.empty());
        };
    }

    private static Verdict hold(Ask ask, Optional<Instant> until) {
        return new Verdict.Hold(
                Reason.APPROVAL_WANTED,
                ask.run(),
                "'" + ask.remedy() + "' on " + ask.resource() + ": approve or deny " + ask.run(),
                until);
    }
}
