package dev.remediator.it.simulation;

import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;

/// Every alert that was read is settled, or its incident is open: at every step.
final class NothingUnaccounted extends Invariant {
    private long read;
    private long settled;
    private long open;

    @Override
    void see(Seen seen) {
        if (!(seen instanceof Seen.Resource resource)) {
            return;
        }
        if (resource.event() instanceof Event.AlertReceived) {
            read++;
        }
        for (var effect : resource.effects()) {
            if (effect instanceof Effect.Log(var decision) && decision.settles()) {
                settled++;
            }
        }
        open += resource.after().unsettled() - resource.before().unsettled();
        if (read != settled + open) {
            throw violation(
                    "%d alerts were read, %d are settled, %d open".formatted(read, settled, open));
        }
    }
}
