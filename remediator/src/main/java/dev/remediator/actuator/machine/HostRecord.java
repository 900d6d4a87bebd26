package dev.remediator.actuator.machine;

import dev.remediator.actuator.host.Commands;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import dev.remediator.topic.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// What a host remembers of the orders for a node: the highest fencing token, and how it stood
/// before each of the last ones was begun. In a file on the host, so that every worker sees it.
///
/// Two that come at the same moment may both pass: between reading and writing nobody is kept out.
/// That is the lock's work; this keeps out a worker that wakes up late.
final class HostRecord {
    private static final Logger LOG = LoggerFactory.getLogger(HostRecord.class);
    private static final int KEPT = 20;
    private static final String MISSING = "No such file or directory";

    private final Machine machine;
    private final Path file;

    HostRecord(Machine machine, Path directory, String node) {
        this.machine = machine;
        this.file = directory.resolve(node + ".json");
    }

    /// One order.
    ///
    /// @param before how the node stood when it was first begun
    record Begun(String key, String operation, String before) {}

    /// All that is remembered.
    record Book(long token, List<Begun> begun) {
        private Book with(Order order, Begun added) {
            var all = new ArrayList<>(begun);
            all.add(added);
            var last = all.subList(Math.max(0, all.size() - KEPT), all.size());
            return new Book(order.fencingToken(), List.copyOf(last));
        }

        private Book seen(Order order) {
            return new Book(order.fencingToken(), begun);
        }
    }

    /// Refuses an order that is older than one that was seen; of the others remembers how the node
    /// stands now, before anything is done.
    ///
    /// @return how it stood when this same order was first begun
    /// @throws Superseded if it is older
    String admit(Order order, String operation, String now) {
        var book = unlessOlder(order);
        var known =
                book.begun().stream()
                        .filter(one -> one.key().equals(order.idempotencyKey()))
                        .filter(one -> one.operation().equals(operation))
                        .findFirst();
        if (known.isPresent()) {
            if (order.fencingToken() > book.token()) {
                write(book.seen(order));
            }
            return known.get().before();
        }
        write(book.with(order, new Begun(order.idempotencyKey(), operation, now)));
        return now;
    }

    /// Refuses an older one, and remembers nothing.
    Book unlessOlder(Order order) {
        var book = read();
        if (order.fencingToken() < book.token()) {
            throw new Superseded(
                    "refused: fencing token %d is older than %d, another worker has taken over"
                            .formatted(order.fencingToken(), book.token()));
        }
        return book;
    }

    private Book read() {
        return text().map(this::parsed).orElseGet(() -> new Book(0, List.of()));
    }

    private Book parsed(String text) {
        try {
            return Json.MAPPER.readValue(text, Book.class);
        } catch (JacksonException e) {
            throw new ActuatorException(
                    "'%s' on %s holds no record of orders".formatted(file, machine.where()), e);
        }
    }

    private Optional<String> text() {
        var command = List.of("cat", "--", file.toString());
        var read = machine.look(Machine.QUICK, command);
        if (read.good()) {
            return Optional.of(read.out());
        }
        if (read.err().contains(MISSING)) {
            return Optional.empty();
        }
        throw machine.refusal(command, read);
    }

    /// There as a whole or not at all. A full disk keeps nobody from mending what runs on it.
    private void write(Book book) {
        var draft = file + ".new";
        var text = Json.MAPPER.writeValueAsString(book);
        var made =
                drafted(draft, text)
                        && run("", List.of("sync", draft))
                        && run("", List.of("mv", "-f", "--", draft, file.toString()));
        if (!made) {
            LOG.warn("the disk of {} is full: an order is not remembered there", machine.where());
        }
    }

    private boolean drafted(String draft, String text) {
        var command = List.of("tee", "--", draft);
        var result = machine.look(Machine.QUICK, text, command);
        if (result.err().contains(MISSING)) {
            return run("", List.of("mkdir", "-p", "-m", "700", "--", "" + file.getParent()))
                    && run(text, command);
        }
        return good(command, result);
    }

    private boolean run(String input, List<String> command) {
        return good(command, machine.look(Machine.QUICK, input, command));
    }

    private boolean good(List<String> command, Commands.Result result) {
        if (!result.good() && !result.err().contains("No space left on device")) {
            throw machine.refusal(command, result);
        }
        return result.good();
    }
}
