package dev.remediator.gateway;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.playbook.Book;
import java.util.function.Function;

/// Where alerts come in, whichever way: adapt, decide which resource they are about, make them
/// durable. What is refused is kept. Thread-safe.
public final class Door {
    private final Book book;
    private final Ledger ledger;

    /// @param book decides which resource an alert is about
    /// @param ledger makes things durable
    public Door(Book book, Ledger ledger) {
        this.book = book;
        this.ledger = ledger;
    }

    /// What became of a delivery.
    public sealed interface Admission {}

    /// Its alerts are durable.
    ///
    /// @param alerts how many
    public record Accepted(int alerts) implements Admission {}

    /// It carried none, and rightly.
    ///
    /// @param why in a sentence
    public record Ignored(String why) implements Admission {}

    /// It will never be accepted; its bytes are kept.
    ///
    /// @param why in a sentence
    /// @param field where in the message
    public record Refused(String why, String field) implements Admission {}

    /// Nothing is durable now; the sender should try again.
    ///
    /// @param why in a sentence
    public record Unavailable(String why) implements Admission {}

    /// Takes one delivery.
    ///
    /// @param delivery the message
    /// @param from where it came from, for the dead letter
    /// @param adapt how to read it
    public Admission admit(Delivery delivery, String from, Function<Delivery, Adapted> adapt) {
        try {
            return switch (adapt.apply(delivery)) {
                case Adapted.Alerts(var alerts, var refused) -> {
                    ledger.keep(alerts.stream().map(book::route).toList());
                    yield new Accepted(alerts.size());
                }
                case Adapted.Ignored(var why) -> new Ignored(why);
                case Adapted.Handshake(var why, var _) -> new Ignored(why);
                case Adapted.Rejected(var why, var field) -> {
                    var bytes = new byte[delivery.body().remaining()];
                    delivery.body().get(bytes);
                    ledger.bury(reason(why, field), from, delivery.receivedAt(), bytes);
                    yield new Refused(why, field);
                }
            };
        } catch (Ledger.NotDurable e) {
            return new Unavailable(e.getMessage());
        }
    }

    private static String reason(String why, String field) {
        return field.isEmpty() ? why : why + " (" + field + ")";
    }
}
