package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.Plain;
import dev.remediator.paging.text.Section;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A page as a message of Firebase Cloud Messaging.
///
/// FCM takes 4096 bytes, to a topic 2048; the whole message is kept below that, without the
/// device's name. Everything about one page has one `collapse_key`, tag and `apns-collapse-id`: on
/// the telephone the newest takes the place of what was there. A telephone that is off keeps
/// messages of at most four keys (Firebase's "Collapsible messages"), so after a long flight the
/// oldest pages may be gone; they are at the incident.
final class PushMessage {
    private static final int DEVICE_LIMIT = 4096;
    private static final int TOPIC_LIMIT = 2048;
    private static final int SPARE = 64;
    private static final int TITLE = 120;
    private static final int SHORT = 100;
    private static final int LINK = 400;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(28);
    private static final Set<String> WANTED = Set.of("what", "why", "do next", "tried", "left out");

    private PushMessage() {}

    static byte[] toDevice(Message message, String device) {
        var root = whole(message, DEVICE_LIMIT);
        root.path("message").asObject().put("token", Plain.wellFormed(device));
        return JsonText.bytes(root);
    }

    static byte[] toTopic(Message message, String topic) {
        var root = whole(message, TOPIC_LIMIT - cost(topic));
        root.path("message").asObject().put("topic", topic);
        return JsonText.bytes(root);
    }

    private static ObjectNode whole(Message message, int limit) {
        var root = Json.MAPPER.createObjectNode();
        var node = root.putObject("message");
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        var title = diagnosis.subject(TITLE);
        var shown = node.putObject("notification").put("title", title);
        data(node.putObject("data"), message);
        android(node.putObject("android"), message);
        apple(node.putObject("apns"), message);
        int room = limit - SPARE - JsonText.bytes(root).length;
        var body = new StringBuilder();
        diagnosis
                .below(title)
                .fitting(room, section -> cost(text(section)))
                .forEach(section -> body.append(text(section)));
        shown.put("body", body.toString().strip());
        return root;
    }

    private static String text(Section section) {
        return WANTED.contains(section.heading()) ? String.join("\n", section.lines()) + "\n" : "";
    }

    private static int cost(String text) {
        return JsonText.bytes(Json.MAPPER.valueToTree(text)).length;
    }

    /// Strings only; `from` and what begins with `google` or `gcm` are FCM's own.
    private static void data(ObjectNode data, Message message) {
        var page = message.page();
        data.put("incident", Plain.line(page.key(), SHORT));
        data.put("action", page.action().name().toLowerCase(Locale.ROOT));
        data.put("severity", page.alert().severity().word());
        data.put("resource", Plain.line(page.resource(), SHORT));
        var link = message.links().incident(page.incident());
        if (link.length() <= LINK && Links.opensInBrowser(link)) {
            data.put("link", link);
        }
    }

    private static void android(ObjectNode android, Message message) {
        boolean call = message.action() == Page.Action.TRIGGER;
        android.put("priority", call ? "HIGH" : "NORMAL");
        android.put("ttl", life(message).toSeconds() + "s");
        android.put("collapse_key", key(message.page()));
        android.putObject("notification").put("tag", key(message.page()));
    }

    private static void apple(ObjectNode apns, Message message) {
        boolean call = message.action() == Page.Action.TRIGGER;
        var until = message.notification().at().plus(life(message));
        apns.putObject("headers")
                .put("apns-priority", call ? "10" : "5")
                .put("apns-expiration", Long.toString(until.getEpochSecond()))
                .put("apns-collapse-id", key(message.page()));
        var aps = apns.putObject("payload").putObject("aps");
        aps.put("thread-id", key(message.page()));
        if (call) {
            aps.put("sound", "default").put("interruption-level", "time-sensitive");
        }
    }

    /// As long as somebody waits for it; at least a minute, since 0 is now or never.
    private static Duration life(Message message) {
        var wanted = Duration.between(message.notification().at(), message.notification().until());
        if (wanted.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /// Apple takes 64 bytes.
    private static String key(Page page) {
        return Fingerprint.of(page.dedupKey()).substring(0, 32);
    }
}
