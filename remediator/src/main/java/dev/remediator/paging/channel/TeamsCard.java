package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Links;
import dev.remediator.paging.text.Section;
import dev.remediator.remediation.Page;
import dev.remediator.topic.Json;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page as an Adaptive Card 1.2 in a message.
///
/// All text is in `TextRun`, which knows no Markdown (Adaptive Cards' schema: "Markdown is not
/// supported"), so whatever an alert says stays text. Its only command, `{{DATE(…)}}`, is broken.
///
/// Teams takes 28 KB by its documentation, and 21 KB as measured by authors of libraries: 20,000
/// bytes are never exceeded.
final class TeamsCard {
    private static final int ALL = 18_000;
    private static final int SUBJECT = 300;
    private static final int LINK = 800;
    private static final Pattern ADDRESS = Pattern.compile("https?://[!-~]+$");

    private TeamsCard() {}

    static ObjectNode of(Message message) {
        var root = Json.MAPPER.createObjectNode().put("type", "message");
        var attachment = root.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.putNull("contentUrl");
        var card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.2");
        card.putObject("msteams").put("width", "full");
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        var body = card.putArray("body");
        heading(body, diagnosis.subject(SUBJECT), color(message));
        diagnosis.fitting(ALL, TeamsCard::cost).forEach(section -> add(body, section));
        actions(card.putArray("actions"), message);
        return root;
    }

    private static int cost(Section section) {
        var alone = Json.MAPPER.createArrayNode();
        add(alone, section);
        return JsonText.bytes(alone).length;
    }

    private static void heading(ArrayNode body, String text, String color) {
        run(body, text).put("size", "large").put("weight", "bolder").put("color", color);
    }

    private static void add(ArrayNode body, Section section) {
        run(body, section.heading()).put("weight", "bolder");
        section.lines().forEach(line -> line(body, line));
    }

    private static void line(ArrayNode body, String line) {
        var run = run(body, line);
        var address = ADDRESS.matcher(line);
        if (address.find() && Links.opensInBrowser(address.group())) {
            open(run.putObject("selectAction"), address.group());
        }
        body.get(body.size() - 1).asObject().put("spacing", "none");
    }

    private static ObjectNode run(ArrayNode body, String text) {
        var block = body.addObject().put("type", "RichTextBlock");
        return block.putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text.replace("{{", "{ {"));
    }

    private static void actions(ArrayNode actions, Message message) {
        action(actions, "Open the incident", message.links().incident(message.page().incident()));
        if (message.action() == Page.Action.TRIGGER) {
            action(actions, "Andon cord", message.links().andon());
        }
    }

    private static void action(ArrayNode actions, String title, String address) {
        if (address.length() <= LINK && Links.opensInBrowser(address)) {
            open(actions.addObject().put("title", title), address);
        }
    }

    private static void open(ObjectNode action, String address) {
        action.put("type", "Action.OpenUrl").put("url", address);
    }

    private static String color(Message message) {
        return switch (message.action()) {
            case ACKNOWLEDGE -> "accent";
            case RESOLVE -> "good";
            case TRIGGER ->
                    switch (message.page().alert().severity()) {
                        case CRITICAL, ERROR, UNKNOWN -> "attention";
                        case WARNING -> "warning";
                        case INFO -> "accent";
                    };
        };
    }
}
