package dev.remediator.stream;

import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Report;
import dev.remediator.remediation.ResourceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which incidents an event has changed while nothing was decided that is logged.
final class Silently {

    private Silently() {}

    /// The incidents that have changed; none if something is logged anyway.
    static List<Incident> changed(
            ResourceState before, ResourceState after, Event event, List<Effect> effects) {
        if (effects.stream().anyMatch(Effect.Log.class::isInstance)) {
            return List.of();
        }
        return after.incidents().values().stream()
                .filter(now -> isOf(now, event))
                .filter(now -> changed(before.incidents().get(now.alert().series()), now, event))
                .toList();
    }

    /// What is known to be about one incident may still pass the lock on to another.
    private static boolean isOf(Incident incident, Event event) {
        return switch (event) {
            case Event.AlertReceived(var alert) -> incident.alert().series().equals(alert.series());
            case Event.Reported(Report.OfRun report) ->
                    report.run().startsWith(incident.id() + "-r");
            case Event.Ruled _,
                    Event.ClosedByPeople _,
                    Event.WorkerLost _,
                    Event.WorkerBack _,
                    Event.TimePassed _ ->
                    true;
        };
    }

    /// That the guards are asked again for what they have not answered is not worth a line.
    private static boolean changed(@Nullable Incident before, Incident now, Event event) {
        if (event instanceof Event.TimePassed && before != null) {
            return !before.phase().getClass().equals(now.phase().getClass());
        }
        return !now.equals(before);
    }
}
