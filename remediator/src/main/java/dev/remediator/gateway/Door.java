package dev.remediator.gateway;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.escalation.PageReport;
import dev.remediator.playbook.Book;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/// Where alerts come in, whichever way: adapt, decide which resource they are about, make them
/// durable. What is refused is kept. What people say about pages is believed here: whoever cannot
/// tell who sends asks [Believing] first. Thread-safe.
public final class Door {
    private final Book book;
    private final Ledger ledger;
    private final Responses responses;

    /// @param book decides which resource an alert is about
    /// @param ledger makes things durable
    /// @param responses takes away what people say about pages
    public Door(Book book, Ledger ledger, Responses responses) {
        this.book = book;
        this.ledger = ledger;
        this.responses = responses;
    }

    /// What became of a delivery.
    public sealed interface Admission {}

    /// Its alerts are durable.
    ///
    /// @param alerts how many
    /// @param refused what else was in it and will never be accepted; the bytes of it all are kept
    public record Accepted(int alerts, List<Adapted.Rejected> refused) implements Admission {
        /// Copies the list.
        public Accepted {
            refused = List.copyOf(refused);
        }

        /// All of it could be read.
        public Accepted(int alerts) {
            this(alerts, List.of());
        }
    }

    /// It carried no alert, but what people say about pages; that is durable.
    ///
    /// @param pages how many times something is said about one
    public record Heard(int pages) implements Admission {}

    /// It carried none, and asks that an address be called.
    ///
    /// @param why in a sentence
    /// @param address hostile until it was looked at
    public record Asked(String why, URI address) implements Admission {}

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
            return admit(delivery, from, adapt.apply(delivery));
        } catch (Ledger.NotDurable e) {
            return new Unavailable(e.getMessage());
        }
    }

    /// Takes alerts of a replay, which nothing real has anything in common with. The only door that
    /// marks them.
    ///
    /// @param replay the replay's name
    /// @param alerts what sources said then
    /// @throws Ledger.NotDurable if nothing is durable now
    void replay(String replay, List<Alert> alerts) throws Ledger.NotDurable {
        ledger.keep(
                alerts.stream().map(book::route).map(alert -> Replayed.as(replay, alert)).toList());
    }

    private Admission admit(Delivery delivery, String from, Adapted adapted)
            throws Ledger.NotDurable {
        return switch (adapted) {
            case Adapted.Alerts(var alerts, var refused) -> {
                ledger.keep(alerts.stream().map(book::route).toList());
                if (!refused.isEmpty()) {
                    bury(reason(refused, alerts.size()), from, delivery);
                }
                yield new Accepted(alerts.size(), refused);
            }
            case Adapted.AboutPages(var said, var rest) -> {
                for (var one : said) {
                    responses.tell(report(one));
                }
                yield beside(said.size(), admit(delivery, from, rest));
            }
            case Adapted.Ignored(var why) -> new Ignored(why);
            case Adapted.Handshake(var why, var address) -> new Asked(why, address);
            case Adapted.Rejected(var why, var field) -> {
                bury(reason(why, field), from, delivery);
                yield new Refused(why, field);
            }
        };
    }

    static PageReport report(AboutPage about) {
        var key = about.key();
        var at = about.at();
        return switch (about.said()) {
            case ACKNOWLEDGED -> new PageReport.Acknowledged(key, about.by(), about.via(), at);
            case UNACKNOWLEDGED -> new PageReport.Unacknowledged(key, about.by(), about.via(), at);
            case RESOLVED -> new PageReport.Closed(key, about.by(), about.via(), at);
        };
    }

    /// The same as the rest alone, but that something was heard: then not all of it is refused.
    private static Admission beside(int pages, Admission rest) {
        return switch (rest) {
            case Ignored _ -> new Heard(pages);
            case Refused(var why, var field) ->
                    new Accepted(0, List.of(new Adapted.Rejected(why, field)));
            case Accepted _, Heard _, Asked _, Unavailable _ -> rest;
        };
    }

    private void bury(String reason, String from, Delivery delivery) throws Ledger.NotDurable {
        var bytes = new byte[delivery.body().remaining()];
        delivery.body().get(bytes);
        ledger.bury(reason, from, delivery.receivedAt(), Kept.of(bytes, delivery.query()));
    }

    private static String reason(List<Adapted.Rejected> refused, int accepted) {
        var first = refused.getFirst();
        return "%d of %d alerts could not be read, the others were accepted; the first: %s"
                .formatted(
                        refused.size(),
                        refused.size() + accepted,
                        reason(first.why(), first.field()));
    }

    private static String reason(String why, String field) {
        return field.isEmpty() ? why : why + " (" + field + ")";
    }
}
