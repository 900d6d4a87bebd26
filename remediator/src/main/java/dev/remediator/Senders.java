package dev.remediator;

import dev.remediator.adapter.AdapterRegistry;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.authentication.Authentication;
import dev.remediator.adapter.authentication.Certificates;
import dev.remediator.gateway.Confirmation;
import dev.remediator.gateway.Integration;
import dev.remediator.gateway.Integrations;
import dev.remediator.gateway.sns.AmazonCertificates;
import dev.remediator.gateway.sns.SnsConfirmation;
import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.IntegrationSpec;
import dev.remediator.settings.Settings;
import java.util.ArrayList;

/// Makes the senders of alerts of what the operator says about them.
final class Senders {

    private Senders() {}

    /// @throws IllegalArgumentException in one sentence, if one is of no known kind, or its secret
    ///   is not where it should be
    static Integrations of(Settings settings, AdapterRegistry adapters) {
        var secrets = SecretPlaces.ofThisProcess();
        var certificates = new AmazonCertificates();
        var all = new ArrayList<Integration>();
        for (int i = 0; i < settings.integrations().size(); i++) {
            var said = settings.integrations().get(i);
            var key = "integrations[" + i + "]";
            all.add(
                    new Integration(
                            said.name(),
                            adapter(said, key, adapters),
                            said.reading(),
                            authentication(said, key, secrets, certificates),
                            confirmation(said),
                            said.topics()));
        }
        return new Integrations(adapters, all);
    }

    private static AlertAdapter adapter(
            IntegrationSpec said, String key, AdapterRegistry adapters) {
        return adapters.find(said.source())
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s.source is '%s', but there are: %s"
                                                .formatted(
                                                        key,
                                                        said.source(),
                                                        String.join(", ", adapters.sources()))));
    }

    private static Authentication authentication(
            IntegrationSpec said, String key, SecretPlaces secrets, Certificates certificates) {
        try {
            return said.authentication().build(secrets::find, certificates);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ".authentication." + e.getMessage(), e);
        }
    }

    private static Confirmation confirmation(IntegrationSpec said) {
        return said.authentication().scheme().equals("sns")
                ? new SnsConfirmation()
                : Confirmation.REFUSED;
    }

    /// Whether alerts come from any topic.
    static boolean writeToTopics(Settings settings) {
        return !settings.inbox().topics().isEmpty()
                || settings.integrations().stream().anyMatch(one -> !one.topics().isEmpty());
    }
}
