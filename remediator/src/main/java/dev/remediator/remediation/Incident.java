package dev.remediator.remediation;

import dev.remediator.alert.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
public record Incident(
        String id,
        Alert alert,
        Instant openedAt,
        @Nullable String playbook,
        Condition condition,
        Phase phase,
        List<Attempt> attempts) {

    /// Copies the attempts.
    public Incident {
        attempts = List.copyOf(attempts);
    }

    Incident saying(Alert news, Condition now) {
        return new Incident(id, news, openedAt, playbook, now, phase, attempts);
    }

    Incident in(Phase next) {
        return new Incident(id, alert, openedAt, playbook, condition, next, attempts);
    }

    Incident having(Attempt tried) {
        var longer = new ArrayList<>(attempts);
        longer.add(tried);
        return new Incident(id, alert, openedAt, playbook, condition, phase, longer);
    }

    /// Whether its opening alert still waits for its terminal record.
    boolean unsettled() {
        return switch (phase) {
            case Phase.Paged _, Phase.Unmatched _ -> false;
            case Phase.Watching _, Phase.Waiting _, Phase.Acting _, Phase.Verifying _ -> true;
        };
    }

    /// Older than what is known: a source that says so has been overtaken by itself.
    boolean overtakes(Alert older) {
        return older.startsAt().isBefore(alert.startsAt());
    }
}
