package dev.remediator.warden;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Ask;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Page;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Each remedy that waits for a person's leave is told to those who would be paged about it. Its
/// page has a key of its own: the incident may need its own page later.
final class Proposals {
    private final WardenDraft draft;

    Proposals(WardenDraft draft) {
        this.draft = draft;
    }

    /// Somebody is asked.
    void made(Ask ask, String facts) {
        var annotations = new TreeMap<>(ask.alert().annotations());
        annotations.put("proposal", facts);
        page(Page.Action.TRIGGER, ask, Reason.APPROVAL_WANTED, annotations);
    }

    /// Nobody needs to answer any more.
    void ended(Ask ask, Reason reason) {
        page(Page.Action.RESOLVE, ask, reason, ask.alert().annotations());
    }

    private void page(Page.Action action, Ask ask, Reason reason, Map<String, String> annotations) {
        draft.effect(
                new Effect.Paging(
                        new Page(
                                action,
                                "notice-approval-" + ask.run(),
                                ask.resource(),
                                ask.policy(),
                                saying(ask.alert(), annotations),
                                ask.playbook(),
                                reason,
                                List.of(),
                                draft.now)));
    }

    private static Alert saying(Alert a, Map<String, String> annotations) {
        return new Alert(
                a.source(),
                a.series(),
                a.episode(),
                a.delivery(),
                a.status(),
                a.severity(),
                a.name(),
                a.resource(),
                a.startsAt(),
                a.endsAt(),
                a.labels(),
                annotations,
                a.links());
    }
}
