package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.settings.ChannelSpec;
import java.util.TreeMap;

/// Calls through Twilio: the page is read aloud, twice.
///
/// Twilio's answer means that it dials, not that anybody listens. Who has listened acknowledges
/// elsewhere; a mailbox that answers is not told apart from a person, so nothing waits for that. A
/// call nobody knows about stays so: Twilio's list of calls does not say what is said in them, and
/// two pages to one person look the same there.
final class TwilioVoice implements Channel {
    private final String name;
    private final String from;
    private final String to;
    private final String voice;
    private final String language;
    private final Twilio twilio;

    private TwilioVoice(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        name = spec.name();
        from = Twilio.required(spec, "from");
        to = spec.option("to");
        voice = spec.option("voice");
        language = spec.option("language");
        twilio = new Twilio(spec, secret, timeouts);
    }

    /// @param spec what the operator says: the options `account`, `from`, `to` for whoever listens,
    ///   and Twilio's `voice` and `language`
    /// @param secret the account's token, or that of the option `key`
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException in one sentence, if an option is missing
    static Channel of(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        return new TwilioVoice(spec, secret, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var number = message.to().name().isEmpty() ? to : message.to().phone();
        if (number.isEmpty()) {
            return new Permanent(Unreachable.at(message, name, "phone", "to"));
        }
        var fields = new TreeMap<String, String>();
        fields.put("To", number);
        fields.put("From", from);
        fields.put("Twiml", new SpokenPage(message).twiml(voice, language));
        return twilio.create("Calls.json", fields);
    }

    @Override
    public String toString() {
        return "Twilio's calls at " + twilio.host();
    }
}
