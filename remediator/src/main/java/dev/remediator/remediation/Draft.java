package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One decision being made: the state as it changes, and what shall be done. Lives for one call.
final class Draft {
    final String resource;
    final Instant now;
    private final Map<String, Incident> incidents;
    private final Map<String, ResourceState.Past> past;
    private final List<String> line;
    private final List<Effect> effects = new ArrayList<>();
    private long token;

    Draft(ResourceState state, Instant now) {
        this.resource = state.resource();
        this.now = now;
        this.token = state.token();
        this.incidents = new TreeMap<>(state.incidents());
        this.past = new TreeMap<>(state.past());
        this.line = new ArrayList<>(state.line());
    }

    Decided decided() {
        return new Decided(new ResourceState(resource, token, incidents, line, past), effects);
    }

    List<Incident> incidents() {
        return List.copyOf(incidents.values());
    }

    Optional<Incident> incident(String series) {
        return Optional.ofNullable(incidents.get(series));
    }

    void put(Incident incident) {
        incidents.put(incident.alert().series(), incident);
    }

    void remove(Incident incident) {
        incidents.remove(incident.alert().series());
    }

    Optional<ResourceState.Past> past(String series) {
        return Optional.ofNullable(past.get(series));
    }

    void remember(Alert ended, Instant until) {
        past.put(ended.series(), new ResourceState.Past(ended.startsAt(), until));
    }

    void forgetWhatIsDue() {
        past.values().removeIf(p -> !p.until().isAfter(now));
    }

    long nextToken() {
        return ++token;
    }

    /// Joins the line for the resource's lock; true if it is now first.
    boolean joinLine(Incident incident) {
        var series = incident.alert().series();
        if (!line.contains(series)) {
            line.add(series);
        }
        return line.getFirst().equals(series);
    }

    /// Leaves the line; answers who has the lock now, if that has changed.
    Optional<Incident> leaveLine(Incident incident) {
        var wasFirst = !line.isEmpty() && line.getFirst().equals(incident.alert().series());
        line.remove(incident.alert().series());
        return wasFirst && !line.isEmpty() ? incident(line.getFirst()) : Optional.empty();
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    void tell(Answer answer) {
        effects.add(new Effect.Tell(answer));
    }

    /// Logs a decision that leaves the incident open and settles nothing.
    void log(Incident incident, Reason reason, @Nullable String remedy, String facts) {
        log(incident, reason, incident.phase().state(), remedy, facts, false, false);
    }

    /// Logs the terminal record of an alert that changed nothing more than what is known.
    void settle(Incident incident, Reason reason, String facts) {
        log(incident, reason, incident.phase().state(), null, facts, true, false);
    }

    void log(
            Incident incident,
            Reason reason,
            State state,
            @Nullable String remedy,
            String facts,
            boolean settles,
            boolean closes) {
        var run = incident.phase() instanceof Phase.Acting(var acting) ? acting.id() : null;
        effects.add(
                new Effect.Log(
                        new Decision(
                                incident.id(),
                                resource,
                                now,
                                reason,
                                state,
                                incident.alert().series(),
                                incident.alert().name(),
                                incident.playbook(),
                                remedy,
                                run,
                                facts,
                                settles,
                                closes)));
    }

    void pageSent(Report.PageSent sent) {
        incidents.values().stream()
                .filter(i -> i.id().equals(sent.incident()))
                .findFirst()
                .ifPresent(
                        i ->
                                log(
                                        i,
                                        sent.delivered()
                                                ? Reason.PAGE_DELIVERED
                                                : Reason.PAGE_FAILED,
                                        null,
                                        sent.detail()));
    }
}
