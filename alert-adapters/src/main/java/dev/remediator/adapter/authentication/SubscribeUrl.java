package dev.remediator.adapter.authentication;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address that is called to confirm a subscription of SNS. It comes in a message, so it is
/// looked at before anybody calls it; the message itself has been authenticated by then.
public final class SubscribeUrl {
    private static final Pattern AND = Pattern.compile("&");

    private SubscribeUrl() {}

    /// Why it must not be called; nothing, if it may: it is https, of a host of SNS in the topic's
    /// region, on the usual port, at the root, and confirms a subscription of this topic.
    ///
    /// @param address the message's `SubscribeURL`
    /// @param topicArn the message's `TopicArn`
    public static Optional<String> check(URI address, String topicArn) {
        var amazon = AmazonAddress.of(address);
        if (amazon.isEmpty()) {
            return Optional.of("SubscribeURL is no https address of a host of SNS");
        }
        if (!amazon.get().region().equals(TopicArn.region(topicArn))) {
            return Optional.of("SubscribeURL is of another region than TopicArn");
        }
        var path = address.getRawPath();
        if (!path.isEmpty() && !path.equals("/")) {
            return Optional.of("SubscribeURL has a path, which that of a confirmation has not");
        }
        if (!says(address, "Action", "ConfirmSubscription")) {
            return Optional.of("SubscribeURL does not confirm a subscription");
        }
        return says(address, "TopicArn", topicArn)
                ? Optional.empty()
                : Optional.of("SubscribeURL is for another topic than TopicArn");
    }

    /// Whether a parameter is there once, with this value.
    private static boolean says(URI address, String parameter, String value) {
        var query = address.getRawQuery() == null ? "" : address.getRawQuery();
        var values =
                AND.splitAsStream(query)
                        .filter(pair -> pair.startsWith(parameter + "="))
                        .map(pair -> decoded(pair.substring(parameter.length() + 1)))
                        .toList();
        return values.size() == 1 && values.getFirst().equals(value);
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
