package dev.remediator.console;

import dev.remediator.history.IncidentView;
import dev.remediator.reason.Reason;
import java.time.Instant;
import java.util.Arrays;

/// An incident that is over and about which a guard let nothing be done.
///
/// @param alert the alert's name
/// @param resource what it was about
/// @param address the incident's page
/// @param word the reason's word
/// @param sentence what that means
/// @param over when it was over
public record SafetyRefused(
        String alert, String resource, String address, String word, String sentence, When over) {

    static SafetyRefused of(IncidentView view, Instant now) {
        var closed = view.closedAt() == null ? view.openedAt() : view.closedAt();
        return new SafetyRefused(
                view.alert(),
                view.resource(),
                Addresses.incident(view.id()),
                view.reason(),
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.word().equals(view.reason()))
                        .map(Reason::sentence)
                        .findFirst()
                        .orElse(""),
                When.of(closed, now));
    }
}
