package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import java.net.URI;
import java.util.Optional;

/// Where a channel's service is.
public final class ChannelAddress {

    private ChannelAddress() {}

    /// The scheme, host and port of it: nothing else, as the rest may be a secret. Empty if it is
    /// on this machine.
    ///
    /// @param credential the channel's secret, which is the address itself at some
    /// @throws IllegalArgumentException in one sentence, if it cannot be read
    public static Optional<URI> of(ChannelSpec spec, Credential credential) {
        return switch (spec.kind()) {
            case PAGERDUTY -> usual(spec, PagerDuty.BASE);
            case PAGERDUTY_SCHEDULES -> usual(spec, "https://api.pagerduty.com");
            case OPSGENIE -> usual(spec, Opsgenie.BASE);
            case SPLUNK_ON_CALL -> usual(spec, SplunkOnCall.BASE);
            case SLACK -> usual(spec, Slack.BASE);
            case TWILIO_SMS, TWILIO_VOICE -> usual(spec, Twilio.BASE);
            case FCM -> usual(spec, FirebaseMessaging.BASE);
            case STATUSPAGE -> usual(spec, Statuspage.BASE);
            case SLACK_WEBHOOK, TEAMS -> Optional.of(origin(spec.name(), credential.now().strip()));
            case GOALERT, ALERTMANAGER, WEBHOOK -> usual(spec, "");
            case SMTP -> Optional.of(mail(MailServer.of(spec)));
            case SPOOL, PRINTED -> Optional.empty();
        };
    }

    private static Optional<URI> usual(ChannelSpec spec, String base) {
        return Optional.of(origin(spec.name(), spec.url().isEmpty() ? base : spec.url()));
    }

    private static URI mail(MailServer server) {
        var scheme = server.security() == MailServer.Security.TLS ? "smtps" : "smtp";
        return URI.create("%s://%s:%d".formatted(scheme, server.host(), server.port()));
    }

    /// What it throws names no part of it.
    private static URI origin(String channel, String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null) {
                var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
                return URI.create("%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port));
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the address.
        }
        throw new IllegalArgumentException(
                "the address of the channel %s cannot be read".formatted(channel));
    }
}
