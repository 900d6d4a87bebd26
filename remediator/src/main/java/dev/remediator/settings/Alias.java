package dev.remediator.settings;

import java.util.List;

/// What else alerts call a node: an address, a name with its domain.
///
/// @param node its name in the inventory
/// @param also what else it is called
public record Alias(String node, List<String> also) {
    /// Refuses an alias that says nothing.
    public Alias {
        also = List.copyOf(also);
        if (node.isBlank() || also.isEmpty() || also.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "also is " + also + ", but must say what else node '" + node + "' is called");
        }
        for (var name : also) {
            if (name.matches("[^:]+:[0-9]+")) {
                throw new IllegalArgumentException(
                        "also has '" + name + "'; leave out the port, a node is all its ports");
            }
        }
    }
}
