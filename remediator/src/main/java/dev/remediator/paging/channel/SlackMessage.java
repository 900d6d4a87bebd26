package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Section;
import dev.remediator.topic.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A page as a message of Slack's: a line for notifications, and blocks to read.
///
/// Slack takes 50 blocks, 150 characters in a header and 3000 in a section (Block Kit reference).
/// All blocks together are refused as `msg_blocks_too_long` from about 13,000 characters on, which
/// Slack does not document and users have measured (slackapi/bolt-js, issue 2509). They are counted
/// here as they are written in JSON, to be on the safe side.
final class SlackMessage {
    private static final int HEADER = 150;
    private static final int SECTION = 3000;
    private static final int ALL = 12_000;
    private static final int LINE = 300;
    private static final int BLOCK = 150;
    private static final int TOO_LONG = 1_000_000;

    private SlackMessage() {}

    /// With everything that fits.
    static ObjectNode of(Message message) {
        var node = line(message);
        var blocks = node.putArray("blocks");
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        var sign = sign(message) + " ";
        var header = blocks.addObject().put("type", "header").putObject("text");
        header.put("type", "plain_text")
                .put("text", sign + SlackText.plain(diagnosis.subject(HEADER - sign.length())))
                .put("emoji", false);
        diagnosis.fitting(ALL, SlackMessage::cost).forEach(section -> add(blocks, section));
        return node;
    }

    /// With one line only, for a thread that has the rest.
    static ObjectNode line(Message message) {
        var subject = Diagnosis.of(message.notification(), message.links()).subject(LINE);
        return Json.MAPPER
                .createObjectNode()
                .put("text", sign(message) + " " + SlackText.escaped(subject));
    }

    private static int cost(Section section) {
        var text = text(section);
        return text.length() > SECTION
                ? TOO_LONG
                : BLOCK + Json.MAPPER.writeValueAsString(text).length();
    }

    private static void add(ArrayNode blocks, Section section) {
        var text = blocks.addObject().put("type", "section").putObject("text");
        text.put("type", "mrkdwn").put("text", text(section)).put("verbatim", true);
    }

    private static String text(Section section) {
        var text = new StringBuilder("*" + SlackText.escaped(section.heading()) + "*");
        section.lines().forEach(line -> text.append('\n').append(SlackText.linked(line)));
        return text.toString();
    }

    private static String sign(Message message) {
        return switch (message.action()) {
            case ACKNOWLEDGE -> "\ud83d\udc40";
            case RESOLVE -> "\u2705";
            case TRIGGER ->
                    switch (message.page().alert().severity()) {
                        case CRITICAL, ERROR, UNKNOWN -> "\ud83d\udd34";
                        case WARNING -> "\ud83d\udfe0";
                        case INFO -> "\ud83d\udd35";
                    };
        };
    }
}
