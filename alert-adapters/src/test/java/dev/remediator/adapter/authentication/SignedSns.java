package dev.remediator.adapter.authentication;

import dev.remediator.adapter.Deliveries;
import dev.remediator.adapter.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A message of SNS, signed with a key of these tests.
record SignedSns(Map<String, String> fields) {
    static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";
    static final String CERTIFICATE =
            "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem";

    private static final JsonMapper JSON = new JsonMapper();
    private static final PrivateKey KEY = Pem.rsaKey("authentication/sns.key.pem");
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

    static SignedSns notification(String version) {
        return message("Notification", version)
                .with("Subject", "ALARM: \"high load\"")
                .with("UnsubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe")
                .signed();
    }

    static SignedSns confirmation(String type) {
        return message(type, "1")
                .with("Token", "2336412f37fb687f5d51e6e2")
                .with("SubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Confirm")
                .signed();
    }

    private static SignedSns message(String type, String version) {
        return new SignedSns(Map.of())
                .with("Type", type)
                .with("MessageId", "165545c9-2a5c-472c-8df2-7ff2be2b3b1b")
                .with("TopicArn", TOPIC)
                .with("Message", "{\"AlarmName\":\"load\",\n\"x\":\"\u00fc\"}")
                .with("Timestamp", "2026-03-01T02:59:58.123Z")
                .with("SignatureVersion", version)
                .with("SigningCertURL", CERTIFICATE);
    }

    SignedSns with(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new SignedSns(more);
    }

    SignedSns without(String name) {
        var fewer = new LinkedHashMap<>(fields);
        fewer.remove(name);
        return new SignedSns(fewer);
    }

    /// As Amazon's guide says: each name and each value is a line.
    SignedSns signed() {
        var text =
                ("Notification".equals(fields.get("Type")) ? NOTIFICATION : CONFIRMATION)
                        .stream()
                                .filter(fields::containsKey)
                                .map(name -> name + "\n" + fields.get(name) + "\n")
                                .collect(Collectors.joining());
        try {
            boolean first = "1".equals(fields.get("SignatureVersion"));
            var signature = Signature.getInstance(first ? "SHA1withRSA" : "SHA256withRSA");
            signature.initSign(KEY);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return with("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Delivery delivery() {
        return new Delivery(
                "test",
                Map.of("Content-Type", "text/plain; charset=UTF-8"),
                json(),
                Deliveries.THREE_AM);
    }

    byte[] json() {
        return JSON.writeValueAsBytes(fields);
    }
}
