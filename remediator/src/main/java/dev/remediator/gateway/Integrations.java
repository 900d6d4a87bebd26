package dev.remediator.gateway;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.authentication.Authentication;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Who may send. While nobody is listed, everybody may, as every source; as soon as one is, only
/// those that are listed. Immutable; safe for every thread.
///
/// @param adapters what can be read
/// @param listed who is listed, in the operator's order
public record Integrations(AdapterRegistry adapters, List<Integration> listed) {

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException in one sentence, if two share a name
    public Integrations {
        listed = List.copyOf(listed);
        var names = new HashSet<String>();
        var topics = new HashSet<String>();
        for (var one : listed) {
            if (!names.add(one.name())) {
                throw new IllegalArgumentException("two integrations are called " + one.name());
            }
            for (var topic : one.topics()) {
                if (!topics.add(topic)) {
                    throw new IllegalArgumentException(
                            "topic %s belongs to two integrations".formatted(topic));
                }
            }
        }
    }

    /// Who writes to which topic.
    Map<String, Integration> byTopic() {
        var byTopic = new HashMap<String, Integration>();
        listed.forEach(one -> one.topics().forEach(topic -> byTopic.put(topic, one)));
        return byTopic;
    }

    /// Everybody may send.
    public static Integrations open(AdapterRegistry adapters) {
        return new Integrations(adapters, List.of());
    }

    /// One that writes to topics is authenticated by Kafka; that nobody has said how its messages
    /// over HTTP are does not mean that everybody may send them.
    private static boolean isHeardOverHttp(Integration one) {
        return one.topics().isEmpty() || !one.authentication().equals(Authentication.NONE);
    }

    /// Whom a message over HTTP may be from.
    ///
    /// @param adapter the source it names
    /// @param name the integration it names; empty for any
    Collection<Integration> candidates(AlertAdapter adapter, String name) {
        if (listed.isEmpty() && name.isEmpty()) {
            return List.of(Integration.open(adapter));
        }
        return listed.stream()
                .filter(Integrations::isHeardOverHttp)
                .filter(one -> one.adapter().source().equals(adapter.source()))
                .filter(one -> name.isEmpty() || one.name().equals(name))
                .toList();
    }
}
