package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Unreadable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The signature Amazon SNS puts into a message, versions 1 and 2.
///
/// In this order, so that a stranger makes us ask nobody: the message is of a topic on the list,
/// its time is inside the window, its `SigningCertURL` is https on `sns.<region>.amazonaws.com` (or
/// `.com.cn`) in the topic's region and a `.pem`, the certificate there can be trusted
/// ([Certificates]), and it made the signature.
///
/// Amazon's own `sns-message-manager` does the same. It is not used, because it needs another
/// version of the AWS SDK than the rest of this program, one that is not published whole; what it
/// does the JDK does.
///
/// Only what is signed is shown to be Amazon's: `Message`, `MessageId`, `Subject`, `Timestamp`,
/// `TopicArn`, `Type`, `SubscribeURL` and `Token`. Anybody can put more beside them, so a message
/// with objects or arrays in it, other than `MessageAttributes`, and one that could also be read as
/// a form, fail. With raw message delivery there is no signature, so nothing passes.
///
/// @param topics from which topics messages may be, as ARNs
/// @param window how old a message may be; it may be five minutes ahead. SNS sends again for up to
///   an hour, and always the same bytes. Default 65 min
/// @param certificates where certificates come from
public record Sns(Set<String> topics, Duration window, Certificates certificates)
        implements Authentication {
    /// An hour of retries, and five minutes for wrong clocks.
    public static final Duration USUAL_WINDOW = Duration.ofMinutes(65);

    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Pattern PEM = Pattern.compile("(?:/[A-Za-z0-9_-]++)++\\.pem");

    /// Refuses what is no topic, and no topic at all.
    public Sns {
        topics = Set.copyOf(topics);
        if (topics.isEmpty() || !topics.stream().allMatch(TopicArn::is)) {
            throw new IllegalArgumentException(
                    "topics is "
                            + topics
                            + ", but must name topics whole, such as arn:aws:sns:eu-west-1:123456789012:alarms");
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(
                    "window is " + window + ", but must be longer than nothing");
        }
    }

    /// Nothing of the address is signed.
    @Override
    public Delivery vouched(Delivery delivery) {
        return delivery.asking(Map.of());
    }

    @Override
    public Verdict check(Delivery delivery) {
        try {
            return check(SnsMessage.read(delivery), delivery);
        } catch (Unreadable unreadable) {
            return new Verdict.Failed("this is no signed message of SNS: " + unreadable.why());
        }
    }

    private Verdict check(SnsMessage message, Delivery delivery) {
        if (!message.known() || message.text("Signature").isEmpty()) {
            return new Verdict.Failed(
                    "this is no signed message of SNS; is raw message delivery switched on there?");
        }
        if (!topics.contains(message.text("TopicArn"))) {
            return new Verdict.Failed(
                    "the message's TopicArn is not in this integration's authentication.topics");
        }
        if (!inTime(message, delivery)) {
            return new Verdict.Failed("the message's Timestamp is too far from our time");
        }
        var address =
                AmazonAddress.read(message.text("SigningCertURL"))
                        .filter(amazon -> isPem(amazon, message));
        return address.map(amazon -> verify(message, amazon, delivery))
                .orElseGet(
                        () ->
                                new Verdict.Failed(
                                        "the message's SigningCertURL is no .pem on SNS's own host in the topic's region"));
    }

    private boolean inTime(SnsMessage message, Delivery delivery) {
        var sent = message.body().at("Timestamp").time();
        var age = sent.map(at -> Duration.between(at, delivery.receivedAt()));
        return age.isPresent()
                && age.get().compareTo(window) <= 0
                && age.get().compareTo(AHEAD.negated()) >= 0;
    }

    private static boolean isPem(AmazonAddress amazon, SnsMessage message) {
        return amazon.region().equals(TopicArn.region(message.text("TopicArn")))
                && amazon.uri().getRawQuery() == null
                && PEM.matcher(amazon.uri().getRawPath()).matches();
    }

    private Verdict verify(SnsMessage message, AmazonAddress amazon, Delivery delivery) {
        return switch (certificates.find(amazon.uri(), delivery.receivedAt())) {
            case Certificates.Unreachable(var why) -> new Verdict.Unknown(why);
            case Certificates.Untrusted(var why) -> new Verdict.Failed(why);
            case Certificates.Found(var certificate) ->
                    message.signedBy(certificate.getPublicKey())
                            ? Verdict.PASSED
                            : new Verdict.Failed("the message's Signature is wrong");
        };
    }
}
