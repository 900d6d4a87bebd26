package dev.remediator.actuator.terraform;

import dev.remediator.actuator.StateFile;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What was ordered last for a node, on disk before anything is done: how a repeat is told from a
/// new order, and a worker that wakes up late from the one that has taken over.
final class OrderNote {
    private final StateFile file;

    /// @param directory the node's own; made if need be
    OrderNote(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new ActuatorException("cannot make " + directory + ": " + e, e);
        }
        this.file = new StateFile(directory.resolve("order.json"));
    }

    /// @param launch the idempotency key of the last launch; empty if there was none
    /// @param before the machine that stood there when that was ordered first; empty if there was
    ///   none
    private record Note(long fencingToken, String launch, String before) {}

    /// An order to launch.
    ///
    /// @param before the machine that stood there when it was given first; empty if there was none
    /// @param again whether it was given before
    record Begun(String before, boolean again) {}

    /// Takes down an order to launch.
    ///
    /// @param now the machine that stands there now
    /// @throws Superseded if a younger order was seen
    Begun launch(Order order, String now) {
        var last = admitted(order);
        if (last.launch().equals(order.idempotencyKey())) {
            return new Begun(last.before(), true);
        }
        write(new Note(order.fencingToken(), order.idempotencyKey(), now));
        return new Begun(now, false);
    }

    /// Takes down any other order.
    ///
    /// @throws Superseded if a younger order was seen
    void admit(Order order) {
        var last = admitted(order);
        if (last.fencingToken() < order.fencingToken()) {
            write(new Note(order.fencingToken(), last.launch(), last.before()));
        }
    }

    private Note admitted(Order order) {
        var last = read().orElseGet(() -> new Note(0, "", ""));
        if (order.fencingToken() < last.fencingToken()) {
            throw new Superseded(
                    "refused: fencing token %d is older than %d, another worker has taken over"
                            .formatted(order.fencingToken(), last.fencingToken()));
        }
        return last;
    }

    private void write(Note note) {
        file.replace(Json.MAPPER.writeValueAsString(note));
    }

    private Optional<Note> read() {
        try {
            return file.read().map(text -> Json.MAPPER.readValue(text, Note.class));
        } catch (JacksonException e) {
            throw new ActuatorException("%s holds no order".formatted(file.path()), e);
        }
    }
}
