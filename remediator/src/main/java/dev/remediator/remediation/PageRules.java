package dev.remediator.remediation;

import dev.remediator.reason.Reason;

/// What became of a page.
final class PageRules {

    private PageRules() {}

    /// A page of an incident here; or one of a storm or another notice of the warden's, whose pages
    /// are reported under the group they are about.
    static void sent(Draft draft, Report.PageSent sent) {
        var reason = sent.delivered() ? Reason.PAGE_DELIVERED : Reason.PAGE_FAILED;
        var open =
                draft.incidents().stream().filter(i -> i.id().equals(sent.incident())).findFirst();
        if (open.isPresent()) {
            draft.log(open.get(), reason, null, sent.detail());
        } else if (Names.isNotice(sent.incident())) {
            draft.effect(
                    new Effect.Log(
                            new Decision(
                                    sent.incident(),
                                    draft.resource,
                                    draft.now,
                                    reason,
                                    State.PAGED,
                                    "",
                                    "",
                                    null,
                                    null,
                                    null,
                                    sent.detail(),
                                    false,
                                    false)));
        }
    }
}
