package dev.remediator.it.simulation;

import dev.remediator.guard.Petition;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.warden.WardenEvent;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The last things that happened, for people.
final class Trace implements Consumer<Seen> {
    private static final int LAST = 60;

    private final ArrayDeque<Seen> seen = new ArrayDeque<>();

    @Override
    public void accept(Seen next) {
        seen.add(next);
        if (seen.size() > LAST) {
            seen.removeFirst();
        }
    }

    /// A line for each.
    String text() {
        return seen.stream().map(Trace::line).collect(Collectors.joining("\n"));
    }

    private static String line(Seen seen) {
        return switch (seen) {
            case Seen.Resource r ->
                    "%s %s: %s -> %s; then %s"
                            .formatted(
                                    r.at(),
                                    r.resource(),
                                    event(r.event()),
                                    effects(r.effects()),
                                    phases(r));
            case Seen.Warden w ->
                    "%s warden: %s -> %s".formatted(w.at(), event(w.event()), effects(w.effects()));
            case Seen.Deed deed -> "   " + deed;
        };
    }

    private static String event(Event event) {
        return event instanceof Event.AlertReceived(var alert)
                ? alert.source()
                        + " says "
                        + alert.status()
                        + " "
                        + alert.name()
                        + " of "
                        + alert.startsAt()
                : event.toString();
    }

    private static String event(WardenEvent event) {
        return event instanceof WardenEvent.Petitioned(Petition.Asks(var ask))
                ? "asks %s '%s' %s groups %s tilt %s"
                        .formatted(
                                ask.purpose(), ask.remedy(), ask.permit(), ask.groups(), ask.tilt())
                : event.toString();
    }

    private static String phases(Seen.Resource resource) {
        return resource.after().incidents().values().stream()
                .map(i -> i.alert().name() + " " + i.id() + " " + i.phase())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String effects(Iterable<Effect> effects) {
        var text = new StringBuilder();
        for (var effect : effects) {
            text.append("\n        ");
            text.append(
                    switch (effect) {
                        case Effect.Log(var d) ->
                                "log %s %s %s"
                                        .formatted(d.incident(), d.reason().word(), d.facts());
                        case Effect.Offer o ->
                                "offer %s@%d remedy %d of %s"
                                        .formatted(o.run(), o.epoch(), o.remedy(), o.playbook());
                        case Effect.Paging(var p) ->
                                "page %s %s %s".formatted(p.action(), p.incident(), p.why().word());
                        case Effect.Tell _, Effect.Petitions _, Effect.Rules _ -> effect.toString();
                    });
        }
        return text.toString();
    }
}
