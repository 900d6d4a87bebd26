package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.payload.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// What SNS puts a message in.
record Envelope(Field body) {
    static final String TYPE_HEADER = "x-amz-sns-message-type";

    /// Whether it is one: it has a type and a topic, or at least a message.
    static boolean is(Field body) {
        return body.at("Message").present()
                || body.at("SubscribeURL").present()
                || (body.at("Type").present() && body.at("TopicArn").present());
    }

    /// What is in it; none, if it is about the subscription itself: see [#control].
    Optional<Field> message() {
        return type().equals("notification") ? Optional.of(body.at("Message")) : Optional.empty();
    }

    Origin origin(Origin outer) {
        return outer.in(body.at("MessageId").said(), body.at("TopicArn").said());
    }

    /// What it says about the subscription.
    Adapted control() {
        return switch (type()) {
            case "subscriptionconfirmation" ->
                    new Adapted.Handshake(
                            "Amazon SNS asks for the subscription to be confirmed", address());
            case "unsubscribeconfirmation" ->
                    new Adapted.Ignored("the subscription of the SNS topic has been ended");
            default -> throw body.at("Type").because("is no kind of message SNS sends");
        };
    }

    private String type() {
        var type = body.at("Type").said().toLowerCase(Locale.ROOT);
        return type.isEmpty() && body.at("Message").present() ? "notification" : type;
    }

    private URI address() {
        var field = body.at("SubscribeURL");
        try {
            var address = new URI(field.said());
            if ("https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Said below, for every address that is none.
        }
        throw field.because("is not an https address");
    }
}
