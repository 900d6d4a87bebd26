package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Form;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/// A message of SNS as it is signed: names and values in lines, as Amazon's guide "Verifying the
/// signatures of Amazon SNS messages" says.
record SnsMessage(Field body) {
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of(
                    "Message",
                    "MessageId",
                    "SubscribeURL",
                    "Timestamp",
                    "Token",
                    "TopicArn",
                    "Type");

    private static final String ATTRIBUTES = "MessageAttributes";

    /// The message in a delivery.
    ///
    /// @throws Unreadable if it is none, or if others could read something else in it than what is
    ///   signed
    static SnsMessage read(Delivery delivery) {
        if (Form.parse(delivery.body(), delivery.header("Content-Type").orElse("")).isPresent()) {
            throw new Unreadable("the body can be read as a form", "");
        }
        var body = Payload.parse(delivery.body());
        body.members()
                .forEach(
                        (name, field) -> {
                            if ((field.isObject() || field.isArray()) && !name.equals(ATTRIBUTES)) {
                                throw new Unreadable(
                                        "it has an object or array that SNS does not sign", "");
                            }
                        });
        return new SnsMessage(body);
    }

    /// What a field holds; empty, if it is not there.
    String text(String field) {
        return body.at(field).text().orElse("");
    }

    /// Whether it is any of the three kinds.
    boolean known() {
        return switch (text("Type")) {
            case "Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation" -> true;
            default -> false;
        };
    }

    /// The text that is signed.
    ///
    /// @throws Unreadable naming the field, if one is missing or no text
    String signed() {
        var text = new StringBuilder();
        for (var name : text("Type").equals("Notification") ? NOTIFICATION : CONFIRMATION) {
            var field = body.at(name);
            if (field.present()) {
                text.append(name).append('\n').append(text(name)).append('\n');
            } else if (!name.equals("Subject")) {
                throw field.because("is missing, but is part of what is signed");
            }
        }
        return text.toString();
    }

    /// Whether the owner of a key has signed it.
    ///
    /// @throws Unreadable naming the field, if it cannot be told
    boolean signedBy(PublicKey key) {
        try {
            var signature = Signature.getInstance(algorithm());
            signature.initVerify(key);
            signature.update(signed().getBytes(StandardCharsets.UTF_8));
            return signature.verify(signature());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private String algorithm() {
        return switch (text("SignatureVersion")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw body.at("SignatureVersion").because("is neither 1 nor 2");
        };
    }

    private byte[] signature() {
        try {
            return Base64.getDecoder().decode(text("Signature"));
        } catch (IllegalArgumentException _) {
            throw body.at("Signature").because("is not base64");
        }
    }
}
