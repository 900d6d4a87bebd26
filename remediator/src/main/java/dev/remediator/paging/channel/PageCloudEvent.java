package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.NextStep;
import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Attempt;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A page as a CloudEvent in JSON: what `docs/paging-channels.md` promises to whoever receives it.
/// Fields may be added; none is taken away or renamed.
///
/// A body has at most 256 KiB: if it were more, every text in it is cut shorter, and `shortened` is
/// true.
final class PageCloudEvent {
    private static final int MOST = 256 * 1024;
    private static final int LONGEST = 4000;
    private static final int ATTEMPTS = 50;
    private static final int TEXTS = 100;
    private static final int LINKS = 20;
    private static final int LONGEST_LINK = 2000;
    private static final int SHORTEST = 64;

    private final Message message;
    private final Page page;

    PageCloudEvent(Message message) {
        this.message = message;
        page = message.page();
    }

    /// Names the notification, the same at every attempt. Fits a header.
    String id() {
        var id = message.notification().id();
        return id.matches("[!-~]{1,200}") ? id : "sha256-" + Fingerprint.of(id);
    }

    /// What has happened, such as `dev.remediator.page.triggered`.
    String type() {
        return "dev.remediator.page." + what();
    }

    byte[] bytes() {
        var bytes = Json.MAPPER.writeValueAsBytes(event(LONGEST, false));
        for (int most = LONGEST / 2; bytes.length > MOST && most >= SHORTEST; most /= 2) {
            bytes = Json.MAPPER.writeValueAsBytes(event(most, true));
        }
        return bytes;
    }

    private ObjectNode event(int most, boolean shortened) {
        var base = message.links().base();
        var event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id());
        event.put("source", base.isEmpty() ? "/remediator" : base);
        event.put("type", type());
        event.put("time", message.notification().at().toString());
        event.put("subject", page.dedupKey().replaceAll("[^!-~]", "_"));
        event.put("datacontenttype", "application/json");
        data(event.putObject("data"), most, shortened);
        return event;
    }

    private String what() {
        return switch (page.action()) {
            case TRIGGER -> "triggered";
            case ACKNOWLEDGE -> "acknowledged";
            case RESOLVE -> "resolved";
        };
    }

    private void data(ObjectNode data, int most, boolean shortened) {
        var notification = message.notification();
        var alert = page.alert();
        data.put("key", Plain.wellFormed(page.dedupKey()));
        data.put("incident", Plain.line(page.incident(), most));
        data.put("resource", Plain.line(page.resource(), most));
        data.put("policy", Plain.line(page.policy(), most));
        data.put("playbook", Plain.line(page.playbook(), most));
        data.put("recipient", Plain.line(notification.recipient(), most));
        data.put("by", Plain.line(notification.by(), most));
        data.put("decidedAt", page.at().toString());
        data.put("firingSince", page.firingSince().toString());
        data.put("summary", Diagnosis.of(notification, message.links()).subject(most));
        data.put("reason", page.why().word());
        data.put("why", page.why().sentence());
        data.put("next", Plain.line(NextStep.of(page), most));
        var about = data.putObject("alert");
        about.put("name", Plain.line(alert.name(), most));
        about.put("severity", alert.severity().word());
        about.put("source", Plain.line(alert.source(), most));
        about.put("startsAt", alert.startsAt().toString());
        texts(about.putObject("labels"), alert.labels(), most);
        texts(about.putObject("annotations"), alert.annotations(), most);
        links(about.putObject("links"), alert.links(), most);
        var attempts = data.putArray("attempts");
        last(page.attempts()).forEach(attempt -> tried(attempts.addObject(), attempt, most));
        data.put("attemptsInAll", page.attempts().size());
        ours(data.putObject("links"));
        data.put("shortened", shortened);
    }

    private void ours(ObjectNode node) {
        var incident = message.links().incident(page.incident());
        if (incident.length() <= LONGEST_LINK) {
            node.put("incident", incident);
        }
        node.put("andon", message.links().andon());
    }

    private static List<Attempt> last(List<Attempt> attempts) {
        return attempts.subList(Math.max(0, attempts.size() - ATTEMPTS), attempts.size());
    }

    private static void tried(ObjectNode node, Attempt attempt, int most) {
        node.put("remedy", Plain.line(attempt.remedy(), most));
        node.put("result", attempt.result().word());
        node.put("meaning", attempt.result().sentence());
        node.put("evidence", Plain.line(attempt.evidence(), most));
        node.put("startedAt", attempt.startedAt().toString());
        node.put("endedAt", attempt.endedAt().toString());
    }

    private static void texts(ObjectNode node, Map<String, String> texts, int most) {
        texts.entrySet().stream()
                .limit(TEXTS)
                .forEach(
                        text ->
                                node.put(
                                        Plain.line(text.getKey(), Math.min(most, 255)),
                                        Plain.line(text.getValue(), most)));
    }

    private static void links(ObjectNode node, Map<String, String> links, int most) {
        links.entrySet().stream()
                .filter(link -> Links.opensInBrowser(link.getValue()))
                .limit(LINKS)
                .forEach(
                        link ->
                                node.put(
                                        Plain.line(link.getKey(), Math.min(most, 255)),
                                        Links.ascii(link.getValue())));
    }
}
