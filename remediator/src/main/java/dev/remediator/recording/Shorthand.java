package dev.remediator.recording;

import dev.remediator.remediation.Decision;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// What repeats within one incident, left out and put back: both sides go through the moments in
/// order and remember the same.
final class Shorthand {
    private final Habit decisions;
    private final Habit reports;
    private final Habit rulings;
    private final Habit crews = new Habit("crew");
    private final String incident;
    private ObjectNode alert;

    /// @param incident its name
    /// @param series its series
    /// @param resource its resource
    Shorthand(String incident, String series, String resource) {
        this.incident = incident;
        decisions =
                new Habit("resource", "series", "alert", "playbook", "remedy", "run", "state")
                        .from("resource", resource)
                        .from("series", series);
        reports = new Habit("resource", "run", "epoch", "worker").from("resource", resource);
        rulings = new Habit("resource", "permit").from("resource", resource);
        alert = LineJson.object().put("series", series).put("resource", resource);
    }

    /// What differs from the alert before; the incident's first differs from one that has only its
    /// series and its resource.
    ObjectNode shortAlert(ObjectNode now) {
        var patch = Patch.between(alert, now);
        alert = now;
        return patch;
    }

    /// The alert that differs so from the one before.
    ObjectNode fullAlert(ObjectNode patch) {
        alert = Patch.apply(alert, patch);
        return alert;
    }

    /// Shortens what happened.
    void shortenCause(ObjectNode cause) {
        if (cause.get("alert") instanceof ObjectNode now) {
            var patch = shortAlert(now);
            if (patch.isEmpty()) {
                cause.remove("alert");
            } else {
                cause.set("alert", patch);
            }
        }
        if (cause.get("report") instanceof ObjectNode report) {
            reports.shorten(report);
        }
        if (cause.get("ruling") instanceof ObjectNode ruling) {
            rulings.shorten(ruling);
        }
        if (cause.has("crew")) {
            crews.shorten(cause);
        }
    }

    /// Makes it whole again.
    void completeCause(ObjectNode cause) {
        var kind = cause.path("kind").asString("");
        if (kind.equals("AlertReceived")) {
            var patch = cause.get("alert") instanceof ObjectNode now ? now : LineJson.object();
            cause.set("alert", fullAlert(patch));
        }
        if (cause.get("report") instanceof ObjectNode report) {
            reports.complete(report);
        }
        if (cause.get("ruling") instanceof ObjectNode ruling) {
            rulings.complete(ruling);
        }
        if (kind.equals("TimePassed")) {
            crews.complete(cause);
        }
    }

    /// Shortens a decision; its time is the caller's.
    void shorten(ObjectNode decision) {
        decision.remove("incident");
        decisions.shorten(decision);
        if (decision.path("facts").asString("").isEmpty()) {
            decision.remove("facts");
        }
        for (var name : new String[] {"settles", "closes"}) {
            if (!decision.path(name).asBoolean(false)) {
                decision.remove(name);
            }
        }
    }

    /// Makes it whole again.
    ///
    /// @throws Unfit if it is about another incident
    void complete(ObjectNode decision) throws Unfit {
        var about = decision.path("incident").asString(incident);
        if (!about.equals(incident)) {
            throw new Unfit(
                    "is about incident %s, but holds a decision about %s"
                            .formatted(Unfit.quoted(incident), Unfit.quoted(about)));
        }
        decision.put("incident", incident);
        decisions.complete(decision);
        for (var name : new String[] {"facts", "settles", "closes"}) {
            if (!decision.has(name)) {
                decision.set(
                        name,
                        name.equals("facts")
                                ? decision.stringNode("")
                                : decision.booleanNode(false));
            }
        }
    }

    /// The same at another time.
    static Decision at(Instant at, Decision decision) {
        return new Decision(
                decision.incident(),
                decision.resource(),
                at,
                decision.reason(),
                decision.state(),
                decision.series(),
                decision.alert(),
                decision.playbook(),
                decision.remedy(),
                decision.run(),
                decision.facts(),
                decision.settles(),
                decision.closes());
    }
}
