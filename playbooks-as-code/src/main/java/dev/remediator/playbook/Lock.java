package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is locked while a playbook works, and through which port it is worked on.
///
/// @param kind the kind of resource, such as `node`
/// @param port the interface remedies get
/// @param labels where the alert says which one; where there are several, all of them together name
///   it, as `namespace/deployment`
/// @param <T> the port's type
public record Lock<T>(String kind, Class<T> port, List<Label> labels) {

    /// Refuses a lock that names nothing.
    public Lock {
        labels = List.copyOf(labels);
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("a lock on a " + kind + " needs a label");
        }
    }

    /// Named by one label.
    public Lock(String kind, Class<T> port, Label label) {
        this(kind, port, List.of(label));
    }

    /// The resource's key, such as `node/web-1`, if the alert has the labels.
    public Optional<String> resourceOf(Alert alert) {
        return nameIn(alert).map(name -> kind + "/" + name);
    }

    /// The name the alert gives, if it has the labels. Of several no part may hold a `/`, or one
    /// resource could pass for another.
    public Optional<String> nameIn(Alert alert) {
        var parts = labels.stream().map(label -> alert.label(label.name()).orElse("")).toList();
        boolean sound =
                parts.stream().noneMatch(p -> p.isBlank() || (parts.size() > 1 && p.contains("/")));
        return sound ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    String sentence() {
        return "the %s in label%s %s"
                .formatted(
                        kind,
                        labels.size() == 1 ? "" : "s",
                        labels.stream().map(Label::name).collect(Collectors.joining(" and ")));
    }
}
