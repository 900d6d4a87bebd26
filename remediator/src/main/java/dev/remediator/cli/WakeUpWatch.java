package dev.remediator.cli;

import dev.remediator.escalation.CallReport;
import dev.remediator.escalation.Rulebook;
import dev.remediator.reason.Reason;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A wake-up test while it is watched: what is new each time it is looked at. Used by one thread.
final class WakeUpWatch {
    private final String incident;
    private int shown;
    private int delivered;
    private boolean acknowledged;

    WakeUpWatch(String incident) {
        this.incident = incident;
    }

    String incident() {
        return incident;
    }

    /// How many calls a channel has taken.
    int delivered() {
        return delivered;
    }

    boolean acknowledged() {
        return acknowledged;
    }

    /// Each decision that was not there before.
    ///
    /// @param seen the incident, as the API shows it
    List<JsonNode> news(JsonNode seen) {
        var news = new ArrayList<JsonNode>();
        var decisions = seen.path("decisions");
        for (int i = shown; i < decisions.size(); i++) {
            count(decisions.get(i));
            news.add(decisions.get(i));
        }
        shown = Math.max(shown, decisions.size());
        return news;
    }

    private void count(JsonNode decision) {
        var reason = decision.path("reason").asString("");
        var arrived = reason.equals(Reason.PAGE_DELIVERED.word()) && outside(decision);
        delivered += arrived ? 1 : 0;
        acknowledged |= reason.equals(Reason.ACKNOWLEDGED.word());
    }

    /// A decision for people.
    static String line(JsonNode decision) {
        var reason = Terminal.plain(decision.path("reason").asString(""));
        return "%s  %-16s %s".formatted(Listing.text(decision, "at"), reason, what(decision));
    }

    /// What is only written down on that machine reaches nobody.
    private static boolean outside(JsonNode decision) {
        var facts = decision.path("facts").asString("");
        return CallReport.of(facts, Rulebook.LAST_RESORT).isEmpty();
    }

    /// Who and how; else what the word means.
    private static String what(JsonNode decision) {
        var facts = Listing.text(decision, "facts");
        return facts.isEmpty() ? Listing.text(decision, "why") : facts;
    }
}
