package dev.remediator.warden;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How automation stands, for people: the topic `posture`, of which the last record counts.
///
/// @param at when it was so
/// @param controls what people have said
/// @param groups the groups in which something is going on
/// @param waiting what is held back, in the order of the queue
/// @param trust how the playbooks have done
/// @param answered what people have asked for lately, and whether it was done
public record Posture(
        Instant at,
        Controls controls,
        List<Group> groups,
        List<Waiting> waiting,
        Map<String, Trust> trust,
        List<Answered> answered) {
    private static final int MOST_WAITING = 500;

    /// Copies the lists.
    public Posture {
        groups = List.copyOf(groups);
        waiting = List.copyOf(waiting);
        answered = List.copyOf(answered);
    }

    /// Nothing is known yet.
    public static final Posture UNKNOWN =
            new Posture(Instant.EPOCH, Controls.NONE, List.of(), List.of(), Map.of(), List.of());

    /// One group.
    ///
    /// @param group its name
    /// @param size how many members it has, as far as is known
    /// @param unwell how many are unwell
    /// @param mayBeUnwell how many may be before it is a storm
    /// @param weather `NORMAL`, `STORM` or `REGAINING`
    /// @param inFlight remedies in flight
    /// @param destructive how many of those destroy something
    public record Group(
            String group,
            int size,
            int unwell,
            int mayBeUnwell,
            String weather,
            long inFlight,
            long destructive) {}

    /// One wish that is held back.
    ///
    /// @param run the run; empty for a page
    /// @param incident for which incident
    /// @param resource on what
    /// @param playbook whose remedy
    /// @param remedy its name; empty for a page
    /// @param reason why it is held back
    /// @param scope whose matter that is
    /// @param since since when it is so
    /// @param until when it will be otherwise, if that is known
    public record Waiting(
            String run,
            String incident,
            String resource,
            String playbook,
            String remedy,
            @Nullable String reason,
            String scope,
            Instant since,
            @Nullable Instant until) {}

    /// What became of a command.
    ///
    /// @param id the command's
    /// @param refused why it was not done; empty if it was
    public record Answered(String id, String refused) {}

    /// Seen from outside.
    public static Posture of(WardenState state, Policy policy, Instant now) {
        var facts = state.facts();
        var groups =
                facts.groups().entrySet().stream()
                        .map(
                                entry -> {
                                    var group = entry.getKey();
                                    var known = entry.getValue();
                                    return new Group(
                                            group,
                                            policy.scopes().size(group, known.known()),
                                            known.unwell(),
                                            policy.mayBeUnwell(group, known),
                                            known.storm().weather().name(),
                                            facts.inFlight(group).all(),
                                            facts.inFlight(group).destructive());
                                })
                        .toList();
        var waiting =
                state.queue().values().stream()
                        .sorted((a, b) -> Long.compare(a.place(), b.place()))
                        .limit(MOST_WAITING)
                        .map(Posture::waiting)
                        .toList();
        return new Posture(now, facts.controls(), groups, waiting, facts.trust(), state.answered());
    }

    private static Waiting waiting(Wish wish) {
        var ask = wish.ask();
        var reason = wish.heldBy();
        return new Waiting(
                ask.run(),
                ask.incident(),
                ask.resource(),
                ask.playbook(),
                ask.remedy(),
                reason == null ? null : reason.word(),
                wish.scope(),
                wish.heldSince(),
                wish.heldUntil());
    }
}
