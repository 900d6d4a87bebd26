package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.settings.ChannelSpec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Text messages through Twilio.
///
/// When nobody knows whether Twilio has taken one, the messages to that number are looked through
/// once, for the mark that each text ends with. If it is there Twilio has it; if not, it may still
/// be on its way to the list, and nobody knows. Only that keeps a page from being sent twice:
/// Twilio keeps no keys.
final class TwilioSms implements Channel {
    private static final String MESSAGES = "Messages.json";
    private static final Set<String> FAILED = Set.of("failed", "undelivered", "canceled");

    private final String name;
    private final String from;
    private final String messagingService;
    private final String to;
    private final Twilio twilio;

    private TwilioSms(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        name = spec.name();
        messagingService = spec.option("messaging-service");
        from = messagingService.isEmpty() ? Twilio.required(spec, "from") : spec.option("from");
        to = spec.option("to");
        twilio = new Twilio(spec, secret, timeouts);
    }

    /// @param spec what the operator says: the options `account`, `from` or `messaging-service`,
    ///   and `to` for whoever listens
    /// @param secret the account's token, or that of the option `key`
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException in one sentence, if an option is missing
    static Channel of(ChannelSpec spec, Credential secret, Timeouts timeouts) {
        return new TwilioSms(spec, secret, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var number = message.to().name().isEmpty() ? to : message.to().phone();
        if (number.isEmpty()) {
            return new Permanent(Unreachable.at(message, name, "phone", "to"));
        }
        var text = new SmsText(message);
        var fields = new TreeMap<>(Map.of("To", number, "Body", text.toString()));
        if (!from.isEmpty()) {
            fields.put("From", from);
        }
        if (!messagingService.isEmpty()) {
            fields.put("MessagingServiceSid", messagingService);
        }
        var delivery = twilio.create(MESSAGES, fields);
        return delivery instanceof Ambiguous silent
                ? found(message, number, text.mark(), silent)
                : delivery;
    }

    /// A day earlier than it was decided, should clocks differ.
    private Delivery found(Message message, String number, String mark, Ambiguous silent) {
        var decided = message.notification().at().minus(Duration.ofDays(1));
        var day = LocalDate.ofInstant(decided, ZoneOffset.UTC).toString();
        var query = Map.of("To", number, "DateSent>", day, "PageSize", "50");
        for (var sms : twilio.look(MESSAGES, query).path("messages")) {
            if (sms.path("body").asString("").endsWith(mark)) {
                return became(sms);
            }
        }
        return silent;
    }

    private static Delivery became(JsonNode sms) {
        return FAILED.contains(sms.path("status").asString(""))
                ? new Permanent(
                        "Twilio has it among its messages, but could not deliver it; its error is "
                                + sms.path("error_code").asInt(0))
                : new Sent("Twilio did not answer, but has it among its messages");
    }

    @Override
    public String toString() {
        return "Twilio's messages at " + twilio.host();
    }
}
