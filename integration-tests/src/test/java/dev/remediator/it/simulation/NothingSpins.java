package dev.remediator.it.simulation;

import dev.remediator.remediation.Event;
import dev.remediator.warden.WardenEvent;
import java.util.HashMap;
import java.util.Map;

/// Whatever was due is done when its time has come, and is not due again at once.
final class NothingSpins extends Invariant {
    private static final int MOST = 20;

    private final Map<String, Integer> inVain = new HashMap<>();

    @Override
    void see(Seen seen) {
        switch (seen) {
            case Seen.Resource(var name, Event.TimePassed _, var at, _, var after, _) ->
                    passed(name, after.due().filter(due -> !due.isAfter(at)).isPresent());
            case Seen.Warden(WardenEvent.TimePassed _, _, _, var before, var after, var effects) ->
                    passed("the warden", effects.isEmpty() && before.equals(after));
            case Seen.Resource _, Seen.Warden _, Seen.Deed _ -> {}
        }
    }

    private void passed(String who, boolean vain) {
        int many = vain ? inVain.merge(who, 1, Integer::sum) : 0;
        inVain.put(who, many);
        if (many > MOST) {
            throw violation(who + " was due " + many + " times, and nothing came of it");
        }
    }
}
