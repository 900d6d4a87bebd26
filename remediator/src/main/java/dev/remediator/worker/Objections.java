package dev.remediator.worker;

import dev.remediator.alert.Alert;
import dev.remediator.journal.Evidence;
import dev.remediator.journal.Outcome;
import dev.remediator.journal.Stopped;
import dev.remediator.playbook.Rung;
import dev.remediator.port.Probed;

/// What may be said against a destructive remedy at the last moment: by the target itself, the
/// second signal beside the alert, and by vetoes.
///
/// @param rung the remedy
/// @param alert what it answers
/// @param resource what would be destroyed
/// @param target the same, to be asked
/// @param vetoes who else is asked
record Objections(Rung<?> rung, Alert alert, String resource, Object target, Vetoes vetoes) {

    /// @throws Stopped if anything is said against it
    void raise() {
        if (!rung.destructive()) {
            return;
        }
        if (!rung.onAlertAlone() && target instanceof Probed probed && isWell(probed)) {
            throw new Stopped(
                    Outcome.STILL_WELL,
                    resource + " says that it is well, so '" + rung.name() + "' was not done");
        }
        vetoes.against(alert, rung.name(), resource)
                .ifPresent(
                        why -> {
                            throw new Stopped(Outcome.VETOED, why);
                        });
    }

    /// A signal that is missing confirms nothing.
    private boolean isWell(Probed probed) {
        try {
            return probed.healthy();
        } catch (RuntimeException e) {
            throw new Stopped(
                    Outcome.FAILED,
                    resource
                            + " could not be asked whether it is well, so '"
                            + rung.name()
                            + "' was not done: "
                            + Evidence.of(e));
        }
    }
}
