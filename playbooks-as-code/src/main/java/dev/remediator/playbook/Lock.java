package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is locked while a playbook works, and through which port it is worked on.
///
/// @param kind the kind of resource, such as `node`
/// @param port the interface remedies get
/// @param labels where the alert says which one; where there are several, all of them together name
///   it, as `namespace/deployment`
/// @param <T> the port's type
public record Lock<T>(String kind, Class<T> port, List<Label> labels) {
    private static final Pattern PORT = Pattern.compile("([^:]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

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
    /// resource could pass for another. A node is called the same whatever port of it is watched:
    /// `web-1:9100` is `web-1`.
    public Optional<String> nameIn(Alert alert) {
        var parts = labels.stream().map(label -> value(alert, label)).toList();
        boolean sound =
                parts.stream().noneMatch(p -> p.isBlank() || (parts.size() > 1 && p.contains("/")));
        return sound ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    private String value(Alert alert, Label label) {
        var value = alert.label(label.name()).orElse("");
        var watched = kind.equals("node") ? PORT.matcher(value) : PORT.matcher("");
        return watched.matches() ? watched.group(1) : value;
    }

    String sentence() {
        return "the %s in label%s %s"
                .formatted(
                        kind,
                        labels.size() == 1 ? "" : "s",
                        labels.stream().map(Label::name).collect(Collectors.joining(" and ")));
    }
}
