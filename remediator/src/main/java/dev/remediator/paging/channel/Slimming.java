package dev.remediator.paging.channel;

import dev.remediator.paging.text.Plain;
import dev.remediator.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes an event fit: PagerDuty refuses more than 512 KB, and a refused page wakes nobody. What
/// helps least goes first: annotations, labels, evidence from the oldest attempt on. What went is
/// named in `leftOut`.
final class Slimming {
    /// PagerDuty's limit for the whole request body, in bytes.
    static final int MOST = 512 * 1024;

    private static final int ROOM_FOR_LEFT_OUT = 4 * 1024;
    private static final int LAST_EVIDENCE = 4000;
    private static final int LAST_ATTEMPTS = 50;

    private Slimming() {}

    static byte[] bytes(ObjectNode event) {
        if (!(event.path("payload").path("custom_details") instanceof ObjectNode details)) {
            return Json.MAPPER.writeValueAsBytes(event);
        }
        var leftOut = new ArrayList<String>();
        var attempts = details.withArray("attempts");
        if (attempts.size() > LAST_ATTEMPTS) {
            leftOut.add("the first " + (attempts.size() - LAST_ATTEMPTS) + " attempts");
            keepLast(attempts);
        }
        long size = Json.MAPPER.writeValueAsBytes(event).length;
        for (var cut : cuts(details, attempts)) {
            if (size > MOST - ROOM_FOR_LEFT_OUT) {
                size -= Json.MAPPER.writeValueAsBytes(cut.take().get()).length;
                leftOut.add(cut.what());
            }
        }
        if (!leftOut.isEmpty()) {
            details.put("leftOut", String.join(", ", leftOut));
        }
        return Json.MAPPER.writeValueAsBytes(event);
    }

    /// @param what its name, for people
    /// @param take takes it out, and gives what was taken
    private record Cut(String what, Supplier<JsonNode> take) {}

    private static List<Cut> cuts(ObjectNode details, ArrayNode attempts) {
        var cuts = new ArrayList<Cut>();
        cuts.add(new Cut("annotations", () -> details.remove("annotations")));
        cuts.add(new Cut("labels", () -> details.remove("labels")));
        for (int i = 0; i < attempts.size(); i++) {
            var attempt = attempts.get(i).asObject();
            boolean last = i == attempts.size() - 1;
            cuts.add(
                    last
                            ? new Cut("the end of the last evidence", () -> clipEvidence(attempt))
                            : new Cut(
                                    "evidence of attempt " + (i + 1),
                                    () -> attempt.remove("evidence")));
        }
        return cuts;
    }

    private static JsonNode clipEvidence(ObjectNode attempt) {
        var evidence = attempt.path("evidence");
        attempt.put("evidence", Plain.clipped(evidence.asString(""), LAST_EVIDENCE));
        return evidence;
    }

    private static void keepLast(ArrayNode attempts) {
        while (attempts.size() > LAST_ATTEMPTS) {
            attempts.remove(0);
        }
    }
}
