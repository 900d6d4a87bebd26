package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import java.nio.file.Path;
import java.util.List;

/// Makes the client of a channel from what the operator says.
public final class Channels {

    private Channels() {}

    /// The client, without patience around it.
    ///
    /// @param spec what the operator says
    /// @param credential the channel's secret
    /// @throws IllegalArgumentException in one sentence, if something is missing
    public static Channel of(ChannelSpec spec, Credential credential) {
        var times = Timeouts.USUAL;
        return switch (spec.kind()) {
            case PAGERDUTY -> PagerDuty.of(spec, credential, times);
            case PAGERDUTY_SCHEDULES ->
                    throw new IllegalArgumentException(
                            spec.name() + " only knows who is on call; it carries no pages");
            case OPSGENIE -> Opsgenie.of(spec, credential, times);
            case SPLUNK_ON_CALL -> SplunkOnCall.of(spec, credential, times);
            case SLACK_WEBHOOK -> SlackWebhook.of(spec, credential, times);
            case SLACK -> Slack.of(spec, credential, times);
            case TEAMS -> Teams.of(spec, credential, times);
            case TWILIO_SMS -> TwilioSms.of(spec, credential, times);
            case TWILIO_VOICE -> TwilioVoice.of(spec, credential, times);
            case FCM -> FirebaseMessaging.of(spec, credential, times);
            case SMTP -> Mail.of(spec, credential, times);
            case GOALERT -> GoAlert.of(spec, credential, times);
            case ALERTMANAGER -> AlertmanagerSink.of(spec, credential, times);
            case STATUSPAGE -> Statuspage.of(spec, credential, times);
            case WEBHOOK -> SignedWebhook.of(spec, credential, times);
            case SPOOL -> Spool.of(spec);
            case PRINTED -> printed();
        };
    }

    /// For when nothing outside answers.
    ///
    /// @param directory where pages are written
    /// @param hook a program that is then run; none if empty
    public static Channel spool(Path directory, List<String> hook) {
        return Spool.of(directory, hook);
    }

    /// Prints to where the program was started.
    public static Channel printed() {
        return new PrintedPages(System.out);
    }
}
