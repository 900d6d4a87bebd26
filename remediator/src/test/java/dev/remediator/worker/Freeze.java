package dev.remediator.worker;

import dev.remediator.alert.Alert;
import dev.remediator.playbook.Veto;
import java.util.Optional;

/// A change freeze: forbids everything.
public final class Freeze implements Veto {

    @Override
    public Optional<String> against(Alert alert, String remedy, String resource) {
        return Optional.of("frozen until Monday");
    }
}
