package dev.remediator.tracing;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One remedy being drawn, and its steps. The log says when a step was done, not when it was begun:
/// it is drawn from what the run was last heard of. Used by one thread.
final class Ran {
    private static final Set<Reason> WELL = EnumSet.of(Reason.REMEDY_DONE, Reason.RUN_CANCELLED);

    private static final Set<Reason> ILL =
            EnumSet.of(
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.DIVERGED,
                    Reason.TARGET_UNKNOWN,
                    Reason.NO_WORKER,
                    Reason.STILL_WELL,
                    Reason.VETOED,
                    Reason.PLAYBOOK_GONE);

    private static final String FAILED = " failed";
    private static final int MOST_STEPS = 200;

    private final String incident;
    private final Drawn span;
    private Instant heard;
    private int steps;

    Ran(String incident, SpanContext context, SpanContext root, Decision first) {
        this.incident = incident;
        var remedy = Objects.requireNonNullElse(first.remedy(), "");
        span =
                new Drawn(context, root, "remedy " + remedy, first.at())
                        .with("remediator.remedy", remedy)
                        .with("remediator.run", Objects.requireNonNullElse(first.run(), ""));
        heard = first.at();
    }

    Drawn span() {
        return span;
    }

    /// Whether it has ended with this; then it says how.
    boolean endedBy(Decision decision) {
        boolean well = WELL.contains(decision.reason());
        if (!well && !ILL.contains(decision.reason())) {
            return false;
        }
        span.hears(decision);
        span.with("remediator.outcome", decision.reason().word());
        span.went(well, well ? "" : decision.reason().sentence());
        return true;
    }

    /// The step that a decision tells of, if it tells of one.
    List<Span> steps(Decision decision, Resource resource) {
        var from = heard;
        heard = decision.at();
        if (decision.reason() != Reason.STEP_RECORDED || steps == MOST_STEPS) {
            return List.of();
        }
        steps++;
        var said = decision.facts();
        int colon = said.indexOf(": ");
        var name = colon < 0 ? said : said.substring(0, colon);
        boolean failed = name.endsWith(FAILED);
        var context = Ids.span(incident, span.context().getSpanId() + " step " + steps);
        var step =
                new Drawn(
                                context,
                                span.context(),
                                "step " + (failed ? withoutFailed(name) : name),
                                from)
                        .with("remediator.facts", said);
        step.went(!failed, failed ? "the step failed" : "");
        return List.of(step.until(decision.at(), resource));
    }

    private static String withoutFailed(String name) {
        return name.substring(0, name.length() - FAILED.length());
    }
}
