package dev.remediator.gateway;

import dev.remediator.guard.Command;
import dev.remediator.history.LastPosture;
import dev.remediator.topic.Json;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Tells the warden something and waits until it says that it is done.
///
/// @param orders takes it there
/// @param posture says what became of it
/// @param patience how long it waits
record Telling(Orders orders, LastPosture posture, Duration patience) {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Says it, and answers what became of it.
    ///
    /// @param command what is to be done
    /// @param told what whoever asked should know about it
    /// @param look where to look when it cannot be done
    Reply tell(Command command, Map<String, Object> told, String look) {
        try {
            orders.give(command);
            return posture.answer(command.id(), patience)
                    .map(
                            answer ->
                                    answer.refused().isEmpty()
                                            ? Reply.json(200, with("done", told))
                                            : Reply.error(409, answer.refused() + "; " + look))
                    .orElseGet(() -> Reply.json(202, with("accepted", told)));
        } catch (Ledger.NotDurable e) {
            return Reply.error(503, e.getMessage()).with("Retry-After", "5");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.error(503, "this process is being stopped; send it again")
                    .with("Retry-After", "5");
        }
    }

    private static ObjectNode with(String outcome, Map<String, Object> told) {
        var node = Json.MAPPER.createObjectNode();
        node.put(outcome, true);
        told.forEach(node::putPOJO);
        return node;
    }
}
