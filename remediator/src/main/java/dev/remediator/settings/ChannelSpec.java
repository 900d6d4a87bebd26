package dev.remediator.settings;

import dev.remediator.escalation.ChannelKind;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// A channel to people.
///
/// @param name what policies and people call it
/// @param kind of which kind it is, such as `pagerduty` or `twilio-sms`
/// @param url where the service is; empty for its usual address, where it has one. Where the
///   address itself is the secret, as at Slack and Teams, it is left empty and `secret` says it
/// @param secret where the secret is: `env:NAME`, `file:PATH` or `literal:TEXT`; empty where none
///   is needed
/// @param options what else this kind of channel wants to know; `docs/paging-channels.md` lists it
public record ChannelSpec(
        String name, ChannelKind kind, String url, String secret, Map<String, String> options) {

    /// Refuses what cannot be named, and options that nobody would read.
    public ChannelSpec {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "name is '"
                            + name
                            + "', but must be up to 64 letters, digits, '.', '_' and '-'");
        }
        if (!url.isEmpty() && !url.matches("(https?|smtps?)://[^/\\s]+.*")) {
            throw new IllegalArgumentException(
                    "url is '" + url + "', but must be an address such as https://host");
        }
        if (kind.needsSecret() && secret.isBlank()) {
            throw new IllegalArgumentException(
                    "secret is missing, but a channel of the kind %s needs one; say where it is, such as env:NAME or file:PATH"
                            .formatted(kind.word()));
        }
        options = new TreeMap<>(options);
        for (var option : options.keySet()) {
            if (!kind.options().contains(option)) {
                throw new IllegalArgumentException(
                        kind.options().isEmpty()
                                ? "options has '%s', but a channel of the kind %s has none"
                                        .formatted(option, kind.word())
                                : "options has '%s', but a channel of the kind %s knows %s"
                                        .formatted(
                                                option,
                                                kind.word(),
                                                String.join(", ", kind.options())));
            }
        }
    }

    /// What is said for an option; empty if nothing is.
    public String option(String word) {
        return options.getOrDefault(word, "");
    }

    /// Without the secret, which may be written here.
    @Override
    public String toString() {
        var place = secret.startsWith("literal:") ? "literal:***" : secret;
        return "ChannelSpec[%s, %s, %s, %s, %s]"
                .formatted(
                        name, kind.word(), url, place, Arrays.toString(options.keySet().toArray()));
    }
}
