package dev.remediator.escalation;

import java.util.List;
import java.util.Locale;

/// What a channel to people is, with what matters for whom to call next: `paging-apis` knowledge in
/// one table.
public enum ChannelKind {
    /// PagerDuty's Events API v2.
    PAGERDUTY("kar", true, ""),
    /// PagerDuty's REST API, to ask who is on call; carries no pages.
    PAGERDUTY_SCHEDULES("", true, ""),
    /// Opsgenie's alert API, and Jira Service Management's, which is the same.
    OPSGENIE("kar", true, "team,schedule,escalation,user"),
    /// Splunk On-Call's REST endpoint.
    SPLUNK_ON_CALL("kar", true, "routing-key"),
    /// Slack's incoming webhooks.
    SLACK_WEBHOOK("r", true, ""),
    /// Slack's `chat.postMessage`, with what follows in a thread.
    SLACK("ar", true, "room"),
    /// A workflow of Microsoft Teams.
    TEAMS("r", true, ""),
    /// A text message through Twilio.
    TWILIO_SMS("r", true, "account,from,messaging-service,to,key"),
    /// A call through Twilio.
    TWILIO_VOICE("", true, "account,from,to,key,voice,language"),
    /// A push message through Firebase Cloud Messaging v1.
    FCM("r", true, "project,topic"),
    /// E-mail.
    SMTP("ar", false, "user,from,to,security,name"),
    /// GoAlert's generic API.
    GOALERT("kr", true, ""),
    /// An Alertmanager, which then notifies as it is set up to.
    ALERTMANAGER("kr", false, "user"),
    /// Statuspage: for customers, not to wake anybody.
    STATUSPAGE("ar", true, "page,components,notify"),
    /// A signed CloudEvent to an address of one's own.
    WEBHOOK("kar", false, ""),
    /// Files in a directory of this machine, and a program that is told: for when nothing outside
    /// answers.
    SPOOL("kar", false, "directory,hook"),
    /// Printed where the program was started: for want of anything else.
    PRINTED("ar", false, "");

    private final String traits;
    private final boolean secret;
    private final String options;

    /// @param traits the first letters of what it can do
    ChannelKind(String traits, boolean secret, String options) {
        this.traits = traits;
        this.secret = secret;
        this.options = options;
    }

    /// What a channel can do.
    public enum Trait {
        /// The service knows a page by its key: sending it again makes no second one.
        KEYED('k'),
        /// It can be told that somebody has taken the page.
        ACKNOWLEDGES('a'),
        /// It can be told that it is over.
        RESOLVES('r');

        private final char letter;

        Trait(char letter) {
            this.letter = letter;
        }
    }

    /// Whether it has a trait.
    public boolean has(Trait trait) {
        return traits.indexOf(trait.letter) >= 0;
    }

    /// Whether it needs a secret.
    public boolean needsSecret() {
        return secret;
    }

    /// Which options a channel of this kind knows.
    public List<String> options() {
        return options.isEmpty() ? List.of() : List.of(options.split(",", -1));
    }

    /// The word in the settings, such as `splunk-on-call`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word, which is also how settings are written and read.
    @Override
    public String toString() {
        return word();
    }
}
