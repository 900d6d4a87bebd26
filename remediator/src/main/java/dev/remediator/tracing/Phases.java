package dev.remediator.tracing;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws what an incident went through, one after the other: it was watched, it waited, a remedy
/// ran, it was looked at whether that held, people had it. Used by one thread.
final class Phases {
    /// How people are called goes on beside all of that.
    private static final Set<Reason> CALLS =
            EnumSet.range(Reason.PAGE_CONFIRMING, Reason.PAGE_TEST);

    private static final Set<Reason> HOLDS = EnumSet.range(Reason.SILENCED, Reason.APPROVAL_WANTED);

    private final String incident;
    private final SpanContext root;
    private final Resource resource;
    private final List<Span> done = new ArrayList<>();
    private @Nullable Drawn now;
    private @Nullable Ran run;
    private String key = "";

    Phases(String incident, SpanContext root, Resource resource) {
        this.incident = incident;
        this.root = root;
        this.resource = resource;
    }

    /// Whether a decision says what the incident goes through.
    static boolean concerns(Decision decision) {
        return !CALLS.contains(decision.reason());
    }

    void add(Decision decision) {
        if (run != null && run.endedBy(decision)) {
            end(decision.at());
            if (decision.state() == State.ACTING) {
                // What is next has not been decided yet.
                return;
            }
        }
        var next = key(decision);
        if (!next.equals(key)) {
            end(decision.at());
            begin(decision, next);
        }
        if (now != null) {
            now.hears(decision);
        }
        if (run != null) {
            done.addAll(run.steps(decision, resource));
        }
    }

    List<Span> until(Instant closed) {
        end(closed);
        return List.copyOf(done);
    }

    private void begin(Decision decision, String next) {
        key = next;
        if (next.isEmpty()) {
            return;
        }
        var context = Ids.span(incident, done.size() + " " + next);
        if (decision.state() == State.ACTING) {
            var begun = new Ran(incident, context, root, decision);
            run = begun;
            now = begun.span();
            return;
        }
        now =
                new Drawn(context, root, name(decision.state()), decision.at())
                        .with("remediator.reason", decision.reason().word());
    }

    private void end(Instant at) {
        if (now != null) {
            done.add(now.until(at, resource));
        }
        now = null;
        run = null;
        key = "";
    }

    /// What two decisions have in common that belong to one span; empty when nothing goes on.
    private String key(Decision decision) {
        return switch (decision.state()) {
            case WATCHING, VERIFYING, PAGED -> name(decision.state());
            case WAITING, REFUSED -> decision.closes() ? "" : "waiting " + waitsFor(decision);
            case ACTING -> "run " + (decision.run() == null ? "" : decision.run());
            case HEALED, CLEARED, UNMATCHED -> "";
        };
    }

    /// Whatever else is said while it waits does not change what it waits for.
    private String waitsFor(Decision decision) {
        boolean says =
                HOLDS.contains(decision.reason())
                        || decision.reason() == Reason.WAITING_FOR_LOCK
                        || !key.startsWith("waiting ");
        return says ? decision.reason().word() : key.substring("waiting ".length());
    }

    private static String name(State state) {
        return switch (state) {
            case WATCHING -> "held for";
            case WAITING, REFUSED -> "waiting";
            case VERIFYING -> "verifying";
            case PAGED -> "with people";
            default -> state.word();
        };
    }
}
