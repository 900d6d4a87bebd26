package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.function.Consumer;

/// How incidents end.
final class Closing {
    private final Draft draft;
    private final Patience patience;
    private final Consumer<Incident> passOn;

    Closing(Draft draft, Patience patience, Consumer<Incident> passOn) {
        this.draft = draft;
        this.patience = patience;
        this.passOn = passOn;
    }

    /// The incident is over, and with it its opening alert.
    void close(Incident incident, Reason reason, State state, String facts) {
        draft.log(incident, reason, state, null, facts, true, true);
        forget(incident);
    }

    /// Now people are paged.
    void pageNow(Incident incident, Phase.Paging paging, String policy) {
        var paged = incident.holding(null).in(new Phase.Paged(paging.why(), null));
        draft.put(paged);
        var tried = tried(paged);
        var facts = paging.facts().isEmpty() ? tried : paging.facts() + "; " + tried;
        draft.log(paged, paging.why(), State.PAGED, null, facts, true, false);
        page(paged, Page.Action.TRIGGER, policy, paging.why());
    }

    /// It is over although people have it.
    ///
    /// @param heard whether an alert says so, whose terminal record this then is
    void resolvedAfterPage(Incident incident, String policy, boolean heard) {
        var reason = Reason.RESOLVED_AFTER_PAGE;
        draft.log(incident, reason, State.PAGED, null, "", heard, true);
        page(incident, Page.Action.RESOLVE, policy, reason);
        forget(incident);
    }

    private void page(Incident incident, Page.Action action, String policy, Reason why) {
        draft.effect(
                new Effect.Paging(
                        new Page(
                                action,
                                incident.id(),
                                draft.resource,
                                policy,
                                incident.alert(),
                                Ladder.playbook(incident),
                                why,
                                incident.attempts(),
                                draft.now,
                                firingSince(incident))));
    }

    private static Instant firingSince(Incident incident) {
        return switch (incident.condition()) {
            case Condition.Firing(var since) -> since;
            case Condition.Clear(var since) -> since;
        };
    }

    /// A person says that it is over, whatever its source says: some sources never say so. Until
    /// the episode is forgotten the same is not news. Its opening alert was settled when people
    /// were paged. Nobody is told: whoever closed it at the pager knows.
    void closedByPeople(Incident incident, String facts) {
        draft.log(incident, Reason.CLOSED_BY_PEOPLE, State.PAGED, null, facts, false, true);
        forget(incident);
    }

    /// Nothing is left of it but that its episode has ended.
    void forget(Incident incident) {
        draft.remove(incident);
        remember(incident.alert());
        if (incident.expired()) {
            // It was only no longer said to fire: if it is said again, it is news.
            draft.forgetEpisode(incident.alert());
        }
        passOn.accept(incident);
    }

    void remember(Alert ended) {
        draft.remember(ended, draft.now.plus(patience.memory()));
    }

    private static String tried(Incident incident) {
        return switch (incident.attempts().size()) {
            case 0 -> "nothing was tried";
            case 1 -> "one remedy was tried";
            default -> incident.attempts().size() + " remedies were tried";
        };
    }
}
