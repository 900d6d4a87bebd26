package dev.remediator.tracing;

import dev.remediator.alert.Alert;
import dev.remediator.history.Call;
import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Draws an incident that is over as one trace: the whole incident, in it what it went through, in
/// that the steps, and beside them the calls to people.
///
/// @param resource who tells
record IncidentTrace(Resource resource) {
    private static final int MOST_CALLS = 100;

    /// The root first; empty of what is not told: what no playbook answers, what is replayed, and
    /// what is not over.
    List<Span> of(IncidentView.Detailed told) {
        var view = told.incident();
        var alert = told.begun();
        if (alert == null
                || view.playbook() == null
                || view.replayed() != null
                || view.closedAt() == null) {
            return List.of();
        }
        var spans = new ArrayList<Span>();
        var root = root(told, alert);
        var phases = new Phases(view.id(), root.context(), resource);
        for (var decision : told.decisions()) {
            if (Phases.concerns(decision)) {
                phases.add(decision);
            }
            if (!Phases.concerns(decision) || decision.closes()) {
                root.hears(decision);
            }
        }
        spans.add(root.until(view.closedAt(), resource));
        spans.addAll(phases.until(view.closedAt()));
        var calls = told.pages();
        for (int i = 0; i < Math.min(calls.size(), MOST_CALLS); i++) {
            spans.add(call(view.id(), root.context(), calls.get(i), i));
        }
        return spans;
    }

    private Drawn root(IncidentView.Detailed told, Alert alert) {
        var view = told.incident();
        var root =
                new Drawn(
                                Ids.span(view.id(), "root"),
                                SpanContext.getInvalid(),
                                "incident " + view.alert(),
                                view.openedAt())
                        .with("remediator.incident", view.id())
                        .with("remediator.resource", view.resource())
                        .with(
                                "remediator.playbook",
                                Objects.requireNonNullElse(view.playbook(), ""))
                        .with("remediator.outcome", view.state())
                        .with("remediator.reason", view.reason())
                        .with("alert.name", alert.name())
                        .with("alert.source", alert.source())
                        .with("alert.severity", alert.severity().word());
        Texts.labels(alert, root.attributes());
        paged(told).ifPresent(why -> root.went(false, why.sentence()));
        return root;
    }

    /// Why people were called, if they were.
    private static Optional<Reason> paged(IncidentView.Detailed told) {
        return told.decisions().stream()
                .filter(d -> d.state() == State.PAGED && Phases.concerns(d))
                .map(d -> d.reason())
                .findFirst();
    }

    private Span call(String incident, SpanContext root, Call call, int which) {
        Instant ended = call.toldAt() == null ? call.at() : call.toldAt();
        var span =
                new Drawn(Ids.span(incident, "call " + which), root, "page", call.at())
                        .calls()
                        .with("remediator.page.to", call.to())
                        .with("remediator.page.outcome", call.outcome());
        if (!call.detail().isEmpty()) {
            span.with("remediator.page.detail", call.detail());
        }
        if (call.outcome().equals(Reason.PAGE_FAILED.word())) {
            span.went(false, Reason.PAGE_FAILED.sentence());
        }
        return span.until(ended, resource);
    }
}
