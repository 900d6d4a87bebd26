package dev.remediator.gateway;

import dev.remediator.adapter.AboutPage;
import dev.remediator.escalation.PageReport;
import dev.remediator.history.History;
import dev.remediator.history.IncidentView;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.State;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// What those who are called say here, and what they want to try. Everything is said with who; it
/// is durable when it is answered, and the incident shows soon after what became of it.
///
/// @param responses takes it to the engine
/// @param policies who can be called
/// @param history which incidents there are
/// @param clock the time
record Responder(Responses responses, Policies policies, History history, InstantSource clock) {
    private static final String VIA = "api";

    /// Begins what automation itself tells people.
    private static final String NOTICE = "notice-";

    /// Begins the incident of a page that reached nobody; the page's key follows.
    private static final String LOST = NOTICE + "lost-";

    Reply acknowledge(Ask ask) throws Refusal {
        var id = ask.part("id");
        var said = Said.of(ask, "by", "reason");
        var by = AboutPage.who(said.by());
        var why = AboutPage.line(said.text("reason").orElse(""));
        called(id, "acknowledge");
        var page = page(id);
        var now = clock.instant();
        return told(new PageReport.Acknowledged(page, by, VIA, now, why), id);
    }

    Reply close(Ask ask) throws Refusal {
        var id = ask.part("id");
        var said = Said.of(ask, "by", "reason");
        var by = AboutPage.who(said.by());
        var why = AboutPage.line(said.reason());
        called(id, "close");
        if (id.startsWith(NOTICE)) {
            throw new Refusal(
                    409,
                    "automation itself says when this is over; acknowledge it, and nobody else is"
                            + " called");
        }
        return told(new PageReport.Closed(Page.key(id), by, VIA, clock.instant(), why), id);
    }

    Reply test(Ask ask) throws Refusal {
        var policy = ask.part("name");
        // Whoever is called reads the name.
        var by = AboutPage.who(Said.of(ask, "by").by());
        var now = clock.instant();
        var names = policies.all(now).stream().map(Policies.Shown::name).toList();
        if (!names.contains(policy)) {
            throw new Refusal(
                    404,
                    "there is no policy '%s'; there are %s"
                            .formatted(policy, String.join(", ", names)));
        }
        var test = PageReport.TEST + UUID.randomUUID().toString().substring(0, 13);
        return told(new PageReport.TestWanted(test, policy, by, now), test);
    }

    Reply listed() {
        return Reply.json(200, Map.of("policies", policies.all(clock.instant())));
    }

    /// @throws Refusal unless people have it
    private void called(String id, String what) throws Refusal {
        var incident =
                history.incident(id)
                        .map(IncidentView.Detailed::incident)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                404,
                                                "there is no such incident; GET /api/incidents"
                                                        + " lists them"));
        if (incident.closedAt() != null) {
            throw new Refusal(
                    409,
                    "there is nothing to %s: it is over since %s"
                            .formatted(what, incident.closedAt()));
        }
        if (!incident.state().equals(State.PAGED.word())) {
            throw new Refusal(
                    409,
                    "there is nothing to %s: nobody is called for it, it is %s (%s); to stop"
                                    .formatted(what, incident.state(), incident.reason())
                            + " automation, POST /api/andon");
        }
    }

    /// Whoever takes that a page was lost takes the page.
    private static String page(String id) {
        return Page.key(id.startsWith(LOST) ? id.substring(LOST.length()) : id);
    }

    private Reply told(PageReport report, String id) {
        try {
            responses.tell(report);
            return Reply.json(202, Map.of("incident", id));
        } catch (Ledger.NotDurable e) {
            return Reply.error(503, e.getMessage()).with("Retry-After", "5");
        }
    }
}
