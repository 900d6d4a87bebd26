package dev.remediator.console;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Rung;
import dev.remediator.warden.Posture;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A remedy that waits for somebody's word.
///
/// @param run the run
/// @param incident for which incident
/// @param resource on what
/// @param playbook whose remedy
/// @param remedy its name
/// @param destructive whether it destroys something
/// @param sentence what the playbook does, in a sentence; empty if it is not loaded
/// @param since since when it waits
/// @param until when it waits no longer, if that is known
/// @param then what happens then
public record SafetyProposal(
        String run,
        String incident,
        String resource,
        String playbook,
        String remedy,
        boolean destructive,
        String sentence,
        When since,
        @Nullable When until,
        String then) {

    static SafetyProposal of(Sources sources, Posture.Waiting waiting, Instant now) {
        var plan = sources.book().plan(waiting.playbook());
        return new SafetyProposal(
                waiting.run(),
                waiting.incident(),
                waiting.resource(),
                waiting.playbook(),
                waiting.remedy(),
                plan.stream()
                        .flatMap(known -> known.rungs().stream())
                        .filter(rung -> rung.name().equals(waiting.remedy()))
                        .anyMatch(Rung::destructive),
                plan.map(Plan::sentence).orElse(""),
                When.of(waiting.since(), now),
                waiting.until() == null ? null : When.of(waiting.until(), now),
                plan.map(SafetyProposal::then).orElse("people are paged"));
    }

    private static String then(Plan<?> plan) {
        return switch (plan.autonomy().lapse()) {
            case PAGE -> "people are paged";
            case ACT -> "it is carried out";
            case LEAVE -> "it is left alone";
        };
    }

    /// The incident's page.
    public String address() {
        return Addresses.incident(incident);
    }
}
