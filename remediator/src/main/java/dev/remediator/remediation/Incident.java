package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One series that fires, from the first we hear of it until it is over.
///
/// @param id names it everywhere
/// @param alert what the source last said
/// @param openedAt when we first heard
/// @param playbook which playbook answers it, if one does
/// @param condition whether it still fires
/// @param phase where it stands
/// @param attempts what was tried
/// @param permit what it has asked the warden for, or holds from it
/// @param expiresAt when it counts as over unless the source repeats it, where a source's word does
///   not hold for ever
public record Incident(
        String id,
        Alert alert,
        Instant openedAt,
        @Nullable String playbook,
        Condition condition,
        Phase phase,
        List<Attempt> attempts,
        @Nullable String permit,
        @Nullable Instant expiresAt) {

    /// Copies the attempts.
    public Incident {
        attempts = List.copyOf(attempts);
    }

    Incident saying(Alert news, Condition now, @Nullable Instant until) {
        return new Incident(id, news, openedAt, playbook, now, phase, attempts, permit, until);
    }

    Incident in(Phase next) {
        return new Incident(
                id, alert, openedAt, playbook, condition, next, attempts, permit, expiresAt);
    }

    Incident answeredBy(String name) {
        return new Incident(
                id, alert, openedAt, name, condition, phase, attempts, permit, expiresAt);
    }

    Incident holding(@Nullable String other) {
        return new Incident(
                id, alert, openedAt, playbook, condition, phase, attempts, other, expiresAt);
    }

    Incident having(Attempt tried) {
        var longer = new ArrayList<>(attempts);
        longer.add(tried);
        return having(longer);
    }

    Incident having(List<Attempt> all) {
        return new Incident(
                id, alert, openedAt, playbook, condition, phase, all, permit, expiresAt);
    }

    /// Whether its opening alert still waits for its terminal record.
    boolean unsettled() {
        return !(phase instanceof Phase.Paged || phase instanceof Phase.Unmatched);
    }

    boolean firing() {
        return condition instanceof Condition.Firing;
    }

    /// Whether only time has said that it is over, and not its source.
    boolean expired() {
        return !firing() && alert.firing();
    }

    /// When something is due although nothing happens.
    Optional<Instant> due() {
        var due = phase.due(condition);
        if (expiresAt == null || !firing()) {
            return due;
        }
        return due.isPresent() && due.get().isBefore(expiresAt) ? due : Optional.of(expiresAt);
    }

    /// Older than what is known: a source that says so has been overtaken by itself.
    boolean overtakes(Alert older) {
        return older.startsAt().isBefore(alert.startsAt()) && !endsIt(older);
    }

    /// Whether it is the end of this very episode, said after the episode began again: some sources
    /// reopen one and then tell its end with its first beginning.
    private boolean endsIt(Alert over) {
        return over.status() == AlertStatus.RESOLVED
                && over.episode().equals(alert.episode())
                && over.endsAt() != null
                && !over.endsAt().isBefore(alert.startsAt());
    }
}
