package dev.remediator.paging.channel;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// By what Slack knows a message: its room and its time there.
///
/// @param room the room's ID; also of the conversation with a member. Empty if it is not known
/// @param ts the message's time, which is its name
record SlackReference(String room, String ts) {
    private static final SlackReference NONE = new SlackReference("", "");
    private static final Pattern ROOM = Pattern.compile("[A-Z0-9]{2,64}");
    private static final Pattern TS = Pattern.compile("[0-9]{1,20}\\.[0-9]{1,20}");

    /// From what Slack answered; unknown if it is nothing Slack says.
    static SlackReference of(JsonNode answer) {
        return checked(answer.path("channel").asString(""), answer.path("ts").asString(""));
    }

    /// From what was kept; unknown if it is none.
    static SlackReference read(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? NONE : checked(text.substring(0, colon), text.substring(colon + 1));
    }

    private static SlackReference checked(String room, String ts) {
        boolean sound = ROOM.matcher(room).matches() && TS.matcher(ts).matches();
        return sound ? new SlackReference(room, ts) : NONE;
    }

    boolean isKnown() {
        return !ts.isEmpty();
    }

    ObjectNode answering(ObjectNode reply) {
        return reply.put("channel", room).put("thread_ts", ts);
    }

    ObjectNode changing(ObjectNode message) {
        return message.put("channel", room).put("ts", ts);
    }

    /// As it is kept; empty if it is not known.
    @Override
    public String toString() {
        return isKnown() ? room + ":" + ts : "";
    }
}
