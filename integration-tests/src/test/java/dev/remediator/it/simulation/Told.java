package dev.remediator.it.simulation;

import dev.remediator.guard.Ask;
import dev.remediator.guard.Command;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Standing;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import dev.remediator.warden.WardenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the warden has been told, counted here once more: nobody can be blamed for what he was
/// never told, and nobody may forget what he was.
final class Told extends Invariant {
    final Map<String, Controls.Cord> cords = new HashMap<>();
    final Map<String, Silence> silences = new HashMap<>();
    final Map<String, Standing> standings = new HashMap<>();
    final Set<String> approved = new HashSet<>();
    final Map<String, Instant> proposed = new HashMap<>();

    /// What has been let go and not been given back.
    final Set<String> out = new HashSet<>();

    private final Rules rules;
    private final Map<String, Ask> asks = new HashMap<>();
    private final Map<String, Set<String>> unwell = new HashMap<>();
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, Instant> stormEnded = new HashMap<>();
    private final Set<String> storming = new HashSet<>();

    Told(Rules rules) {
        this.rules = rules;
    }

    @Override
    void see(Seen seen) {
        if (seen instanceof Seen.Warden warden) {
            // What has ended once stays ended, also when the clock is set back.
            silences.values().removeIf(silence -> !silence.until().isAfter(warden.at()));
            switch (warden.event()) {
                case WardenEvent.Petitioned(Petition.Asks(var ask)) -> asks.put(ask.permit(), ask);
                case WardenEvent.Petitioned(Petition.Stands(var standing)) ->
                        stands(standing, warden.at());
                case WardenEvent.Petitioned(Petition.Returns(var permit)) -> out.remove(permit);
                case WardenEvent.Petitioned(Petition.Judged _), WardenEvent.TimePassed _ -> {}
                case WardenEvent.Commanded(var command) -> commanded(command, warden);
            }
            proposals(warden);
            warden.effects().forEach(this::goes);
        }
    }

    private void goes(Effect effect) {
        if (effect instanceof Effect.Rules(Ruling.Allowed allowed)) {
            out.add(allowed.permit());
        }
    }

    Ask ask(String permit) {
        var ask = asks.get(permit);
        if (ask == null) {
            throw violation(permit + " was ruled upon, but nobody had asked");
        }
        return ask;
    }

    private void proposals(Seen.Warden warden) {
        for (var effect : warden.effects()) {
            if (effect instanceof Effect.Rules(Ruling.Held(_, var permit, var reason, _))
                    && reason == Reason.APPROVAL_WANTED) {
                proposed.putIfAbsent(permit, warden.at());
            }
        }
    }

    private void commanded(Command command, Seen.Warden warden) {
        switch (command) {
            case Command.PullCord(_, var by, var why, var scope) ->
                    cords.put(scope, new Controls.Cord(scope, by, why, warden.at()));
            case Command.ReleaseCord(_, _, _, var scope) -> cords.remove(scope);
            case Command.SetSilence(_, _, _, var silence) -> silences.put(silence.id(), silence);
            case Command.EndSilence(_, _, _, var id) -> silences.remove(id);
            case Command.Approve(_, _, _, var run) -> {
                boolean waits =
                        warden.before().queue().values().stream()
                                .anyMatch(
                                        wish ->
                                                wish.ask().run().equals(run)
                                                        && proposed.containsKey(
                                                                wish.ask().permit()));
                if (waits) {
                    approved.add(run);
                }
            }
            case Command.Deny _, Command.SetAutonomy _ -> {}
        }
    }

    private void stands(Standing standing, Instant at) {
        unwell.values().forEach(members -> members.remove(standing.resource()));
        standings.put(standing.resource(), standing);
        if (standing.unwell()) {
            for (var group : standing.groups()) {
                unwell.computeIfAbsent(group, _ -> new HashSet<>()).add(standing.resource());
                known.computeIfAbsent(group, _ -> new HashSet<>()).add(standing.resource());
            }
        }
        for (var group : unwell.keySet()) {
            if (unwell(group) > mayBeUnwell(group)) {
                storming.add(group);
            } else if (storming.remove(group)) {
                stormEnded.put(group, at);
            }
        }
    }

    int unwell(String group) {
        return unwell.getOrDefault(group, Set.of()).size();
    }

    boolean isUnwell(String resource) {
        var standing = standings.get(resource);
        return standing != null && standing.unwell();
    }

    int mayBeUnwell(String group) {
        boolean everything = group.equals(Scopes.EVERYTHING);
        int declared =
                rules.groups().sizes().stream()
                        .filter(size -> everything || size.group().equals(group))
                        .mapToInt(Rules.Size::members)
                        .max()
                        .orElse(0);
        int size = Math.max(declared, known.getOrDefault(group, Set.of()).size());
        return everything
                ? Math.max(size * rules.storm().fleetShare() / 100, rules.storm().fleetLeast())
                : Math.max(size * rules.storm().share() / 100, rules.storm().least());
    }

    /// Whether there is a storm in a group, or was one so recently that it is not over yet.
    boolean storms(String group, Instant at, Duration slack) {
        var ended = stormEnded.get(group);
        return storming.contains(group)
                || (ended != null && at.plus(slack).isBefore(ended.plus(rules.storm().coolDown())));
    }

    /// What fires that may explain other alerts.
    List<Standing.Symptom> symptoms() {
        return standings.values().stream().flatMap(s -> s.symptoms().stream()).toList();
    }
}
