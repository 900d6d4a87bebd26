package dev.remediator;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.authentication.Authentication;
import dev.remediator.gateway.Confirmation;
import dev.remediator.gateway.Integration;
import dev.remediator.gateway.Integrations;
import dev.remediator.settings.IntegrationSpec;
import dev.remediator.settings.Settings;
import java.util.ArrayList;

/// Makes the senders of alerts of what the operator says about them.
final class Senders {

    private Senders() {}

    /// @throws IllegalArgumentException in one sentence, if one is of no known kind
    static Integrations of(Settings settings, AdapterRegistry adapters) {
        var all = new ArrayList<Integration>();
        for (int i = 0; i < settings.integrations().size(); i++) {
            all.add(one(settings.integrations().get(i), "integrations[" + i + "]", adapters));
        }
        return new Integrations(adapters, all);
    }

    private static Integration one(
            IntegrationSpec said, String key, AdapterRegistry adapters) {
        var adapter =
                adapters.find(said.source())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s.source is '%s', but there are: %s"
                                                        .formatted(
                                                                key,
                                                                said.source(),
                                                                String.join(
                                                                        ", ",
                                                                        adapters.sources()))));
        return new Integration(
                said.name(),
                adapter,
                said.reading(),
                Authentication.NONE,
                Confirmation.REFUSED,
                said.topics());
    }

    /// Whether alerts come from any topic.
    static boolean writeToTopics(Settings settings) {
        return !settings.inbox().topics().isEmpty()
                || settings.integrations().stream().anyMatch(one -> !one.topics().isEmpty());
    }
}
