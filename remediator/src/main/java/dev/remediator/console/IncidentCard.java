package dev.remediator.console;

import dev.remediator.alert.Alert;
import dev.remediator.history.IncidentView;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One incident on the first page.
///
/// @param address its own page
/// @param alert the alert's name
/// @param resource what it is about
/// @param state where it stands, in the API's words
/// @param severity how bad its source says it is; empty if that is not known
/// @param playbook what answers it; empty if nothing does
/// @param happening what is happening now, in a sentence
/// @param opened when we first heard
/// @param closed when it was over, if it is; else the same as `opened`
/// @param takenBy who has taken it; empty if nobody has
public record IncidentCard(
        String address,
        String alert,
        String resource,
        String state,
        String severity,
        String playbook,
        String happening,
        When opened,
        When closed,
        String takenBy) {
    private static final int LONGEST = 200;

    static IncidentCard of(
            IncidentView.Detailed found, Optional<Posture.Waiting> held, Instant now) {
        var incident = found.incident();
        var taken = incident.acknowledgedBy();
        var over = incident.closedAt();
        var opened = When.of(incident.openedAt(), now);
        return new IncidentCard(
                "/incidents/" + Words.encoded(incident.id()),
                brief(incident.alert()),
                brief(incident.resource()),
                incident.state(),
                severity(found.begun()),
                incident.playbook() == null ? "" : brief(incident.playbook()),
                new Happening(found, held, now).sentence(),
                opened,
                over == null ? opened : When.of(over, now),
                taken == null ? "" : brief(taken));
    }

    static String severity(@Nullable Alert alert) {
        var word = alert == null ? "" : alert.severity().word();
        return word.equals("unknown") ? "" : word;
    }

    private static String brief(String text) {
        return Words.brief(text, LONGEST);
    }
}
