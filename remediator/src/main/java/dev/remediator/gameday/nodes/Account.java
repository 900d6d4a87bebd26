package dev.remediator.gameday.nodes;

import dev.remediator.gameday.Witness;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the remediator says of one run, and what the pager heard of it, from now on.
final class Account {
    /// What ends a remedy. Whatever else is said of an incident, even that its alert has cleared,
    /// leaves the remedy under way.
    private static final Set<Reason> ENDS =
            EnumSet.of(
                    Reason.REMEDY_DONE,
                    Reason.REMEDY_FAILED,
                    Reason.REMEDY_TIMED_OUT,
                    Reason.RUN_CANCELLED,
                    Reason.OUTCOME_UNKNOWN,
                    Reason.DIVERGED,
                    Reason.STILL_WELL,
                    Reason.VETOED,
                    Reason.TARGET_UNKNOWN,
                    Reason.NO_WORKER,
                    Reason.PLAYBOOK_GONE);

    private final Witness witness;
    private final Pages pages;
    private final int here;
    private final int heard;

    Account(Witness witness, Pages pages) {
        this.witness = witness;
        this.pages = pages;
        this.here = witness.here();
        this.heard = pages.here();
    }

    /// About what people were paged.
    List<String> pages() {
        return pages.since(heard);
    }

    private List<Decision> about(String resource) {
        return witness.since(here).stream().filter(d -> d.resource().equals(resource)).toList();
    }

    /// Whether there was an incident about a resource, and none is open.
    boolean closed(String resource) {
        var all = about(resource);
        return !all.isEmpty() && all.getLast().closes();
    }

    /// Whether people were paged about a resource alone.
    boolean paged(String resource) {
        return about(resource).stream().anyMatch(d -> d.reason() == Reason.PAGE_DELIVERED);
    }

    /// Whether a remedy for a resource is held back because of a storm.
    boolean heldByStorm(String resource) {
        return about(resource).stream().anyMatch(d -> d.reason() == Reason.STORM);
    }

    /// Whether every storm that began is over.
    boolean calm() {
        var raging = new HashSet<String>();
        for (var decision : witness.since(here)) {
            if (decision.reason() == Reason.STORM_BEGAN) {
                raging.add(decision.resource());
            } else if (decision.reason() == Reason.STORM_OVER) {
                raging.remove(decision.resource());
            }
        }
        return raging.isEmpty();
    }

    /// From the first intent of each destructive remedy to its end; to now if it has not ended.
    List<Span> destructive(UnaryOperator<String> groupOf) {
        Map<String, Decision> begun = new HashMap<>();
        var spans = new ArrayList<Span>();
        for (var decision : witness.since(here)) {
            var incident = decision.incident();
            if (decision.reason() == Reason.INTENT_COMMITTED
                    && HealOwnNode.REPLACE.equals(decision.remedy())) {
                begun.putIfAbsent(incident, decision);
            } else if (decision.closes() || ENDS.contains(decision.reason())) {
                var first = begun.remove(incident);
                if (first != null) {
                    spans.add(span(first, decision.at(), groupOf));
                }
            }
        }
        begun.values().forEach(first -> spans.add(span(first, Instant.MAX, groupOf)));
        return spans;
    }

    private static Span span(Decision first, Instant until, UnaryOperator<String> groupOf) {
        var node = first.resource().substring("node/".length());
        return new Span(groupOf.apply(node), first.at(), until);
    }

    /// What was decided, for people.
    List<String> steps(Instant from) {
        return witness.since(here).stream()
                .map(
                        d ->
                                "%5d ms  %s  %s %s"
                                        .formatted(
                                                Duration.between(from, d.at()).toMillis(),
                                                d.resource(),
                                                d.reason().word(),
                                                Objects.requireNonNullElse(d.facts(), "")))
                .toList();
    }
}
