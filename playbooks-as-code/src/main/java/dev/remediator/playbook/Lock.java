package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.util.Optional;

/// What is locked while a playbook works, and through which port it is worked on.
///
/// @param kind the kind of resource, such as `node`
/// @param port the interface remedies get
/// @param label where the alert says which one
/// @param <T> the port's type
public record Lock<T>(String kind, Class<T> port, Label label) {

    /// The resource's key, such as `node/web-1`, if the alert has the label.
    public Optional<String> resourceOf(Alert alert) {
        return nameIn(alert).map(name -> kind + "/" + name);
    }

    /// The name the alert gives, if it has the label.
    public Optional<String> nameIn(Alert alert) {
        return alert.label(label.name()).filter(name -> !name.isBlank());
    }

    String sentence() {
        return "the " + kind + " in label " + label.name();
    }
}
