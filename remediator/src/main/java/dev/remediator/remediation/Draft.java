package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.guard.Ask;
import dev.remediator.guard.Flapping;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One decision being made: the state as it changes, and what shall be done. Lives for one call.
final class Draft {
    final String resource;
    final Instant now;

    private final ResourceState before;
    private final Map<String, Incident> incidents;
    private final Map<String, ResourceState.Past> past;
    private final Map<String, Flapping> flapping;
    private final List<ResourceState.Tried> tried;
    private final List<String> line;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Petition> petitions = new ArrayList<>();
    private final List<Ask> asks = new ArrayList<>();
    private long token;
    private long asked;

    Draft(ResourceState state, Instant now) {
        this.before = state;
        this.resource = state.resource();
        this.now = now;
        this.token = state.token();
        this.asked = state.asked();
        this.incidents = new TreeMap<>(state.incidents());
        this.past = new TreeMap<>(state.past());
        this.flapping = new TreeMap<>(state.flapping());
        this.tried = new ArrayList<>(state.tried());
        this.line = new ArrayList<>(state.line());
    }

    /// What was decided, and what the warden must hear of it: what changed in how the resource
    /// stands, and every permit that is no longer wanted, so that nobody can forget to give one
    /// back. Permits are given back before others are asked for.
    Decided decided(Policy policy) {
        var after =
                new ResourceState(resource, token, incidents, line, past, asked, tried, flapping);
        var still = after.permits();
        var returned = before.permits();
        returned.removeAll(still);
        returned.forEach(permit -> effects.add(new Effect.Petitions(new Petition.Returns(permit))));
        var standing = Standings.of(after, policy);
        if (!standing.equals(Standings.of(before, policy))) {
            effects.add(new Effect.Petitions(new Petition.Stands(standing)));
        }
        petitions.forEach(petition -> effects.add(new Effect.Petitions(petition)));
        asks.stream()
                .filter(ask -> still.contains(ask.permit()))
                .forEach(ask -> effects.add(new Effect.Petitions(new Petition.Asks(ask))));
        return new Decided(after, effects);
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
        // A late message about an earlier episode does not make a later one forgotten.
        var known = past(ended.series()).map(ResourceState.Past::startsAt).orElse(Instant.MIN);
        var latest = known.isAfter(ended.startsAt()) ? known : ended.startsAt();
        past.put(ended.series(), new ResourceState.Past(latest, until));
    }

    void forgetEpisode(Alert expired) {
        past.computeIfPresent(
                expired.series(),
                (_, p) -> new ResourceState.Past(p.startsAt().minusNanos(1), p.until()));
    }

    Flapping flapping(String series) {
        return flapping.getOrDefault(series, Flapping.NEVER);
    }

    void flaps(String series, Flapping points) {
        flapping.put(series, points);
    }

    List<ResourceState.Tried> tried() {
        return List.copyOf(tried);
    }

    void tried(ResourceState.Tried one) {
        tried.add(one);
    }

    void judgedTried(UnaryOperator<ResourceState.Tried> change) {
        tried.replaceAll(change);
    }

    void forgetWhatIsDue() {
        past.values().removeIf(p -> !p.until().isAfter(now));
        tried.removeIf(t -> !t.until().isAfter(now));
        flapping.values().removeIf(f -> !f.until().isAfter(now));
    }

    long nextToken() {
        return ++token;
    }

    /// Never given out twice, so that an old ruling is never taken for a new one.
    String nextPermit(String what) {
        return what + "/" + ++asked;
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

    void ask(Ask ask) {
        asks.add(ask);
    }

    void petition(Petition petition) {
        petitions.add(petition);
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
}
