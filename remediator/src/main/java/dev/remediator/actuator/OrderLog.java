package dev.remediator.actuator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remediator.topic.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Which orders were carried out on a node, one JSON object a line; how a repeat is recognised.
final class OrderLog {

    /// What can be ordered.
    enum Operation {
        @JsonProperty("restart")
        RESTART,
        @JsonProperty("terminate")
        TERMINATE,
        @JsonProperty("provision")
        PROVISION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What an operation came to.
    ///
    /// @param machine the machine it was done to; `none` if there was none
    /// @param result the boot id of a restart, the machine's id of a provision
    record Done(String machine, String result) {}

    /// One line.
    record Entry(
            String idempotencyKey,
            long fencingToken,
            Operation operation,
            String machine,
            Instant at,
            String result) {}

    private final StateFile file;

    OrderLog(StateFile file) {
        this.file = file;
    }

    Optional<Entry> find(String idempotencyKey) {
        return entries().filter(entry -> idempotencyKey.equals(entry.idempotencyKey())).findFirst();
    }

    List<Entry> all() {
        return entries().toList();
    }

    private Stream<Entry> entries() {
        return file.read().stream().flatMap(String::lines).flatMap(line -> parse(line).stream());
    }

    /// A line somebody died in the middle of says nothing; what it stood for is proved otherwise.
    private static Optional<Entry> parse(String line) {
        try {
            return line.isBlank()
                    ? Optional.empty()
                    : Optional.of(Json.MAPPER.readValue(line, Entry.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    void append(Entry entry) {
        file.append(Json.MAPPER.writeValueAsString(entry));
    }
}
