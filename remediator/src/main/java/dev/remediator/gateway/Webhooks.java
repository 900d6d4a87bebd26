package dev.remediator.gateway;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Habits;
import dev.remediator.topic.Json;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What senders send. 2xx means durable; 503 means try again; 4xx means never again. What is not
/// accepted is in `dead-letters`. Never 429, 500 or a redirect: senders lose alerts over those.
/// Where a kind of sender falls silent when it is refused, it is answered as its [Habits] say.
final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int API_ACCEPTS = 200;
    static final String ALERTMANAGER_API = "/api/v2/alerts";

    private volatile Integrations integrations;
    private final Door door;
    private final Strangers strangers;
    private final long maxBody;
    private final Intake intake;
    private final InstantSource clock;
    private final Believing believing = new Believing();

    Webhooks(
            Integrations integrations,
            Door door,
            Strangers strangers,
            long maxBody,
            MeterRegistry metrics,
            InstantSource clock) {
        this.integrations = integrations;
        this.door = door;
        this.strangers = strangers;
        this.maxBody = maxBody;
        this.intake = new Intake(metrics);
        this.clock = clock;
    }

    /// From now on these may send.
    void hear(Integrations others) {
        integrations = others;
    }

    Reply webhook(WebhookPath path, Ask ask) {
        return integrations
                .adapters()
                .find(path.source())
                .map(adapter -> take(adapter, path.integration(), ask, adapter.habits()))
                .orElseGet(
                        () ->
                                Reply.error(
                                        404,
                                        "no adapter is called so; there are: "
                                                + String.join(
                                                        ", ", integrations.adapters().sources())));
    }

    /// Whether that sender may say everything in the address of a GET.
    boolean byGet(WebhookPath path) {
        return integrations
                .adapters()
                .find(path.source())
                .filter(adapter -> adapter.habits().byGet())
                .isPresent();
    }

    /// The Alertmanager API's own path: vmalert, Prometheus and Mimir post alerts to it directly.
    Reply alertmanagerApi(Ask ask) {
        return integrations
                .adapters()
                .find("alertmanager")
                .map(adapter -> take(adapter, "", ask, adapter.habits().accepting(API_ACCEPTS)))
                .orElseGet(() -> Reply.error(404, "the adapter alertmanager is not installed"));
    }

    /// Whether it is listed who may send.
    boolean knowsItsSenders() {
        return !integrations.listed().isEmpty();
    }

    /// What a sender is told that is not let in: as its kind wants to be told, once the beginning
    /// of what it sent is kept.
    ///
    /// @throws Refusal the same, if it is no sender
    Reply refused(Refusal why, Ask ask) throws Refusal {
        var path = WebhookPath.read(ask.path());
        if ((path.isEmpty() && !ask.path().equals(ALERTMANAGER_API))
                || ask.body().bytes().length == 0) {
            throw why;
        }
        int status = why.reply().status();
        if (status == 403 || status == 421) {
            return strangers.kept(
                    why.reply(), "it was refused: " + why.sentence(), ask, clock.instant());
        }
        var habits =
                path.flatMap(to -> integrations.adapters().find(to.source()))
                        .map(AlertAdapter::habits)
                        .orElse(Habits.ORDINARY);
        return strangers.refused(habits, why.sentence(), ask, clock.instant());
    }

    private Reply take(AlertAdapter adapter, String name, Ask ask, Habits habits) {
        var candidates = integrations.candidates(adapter, name);
        if (candidates.isEmpty()) {
            return Reply.error(
                    404,
                    "no such integration of the source %s is set up; list it under integrations, with an authentication if it has topics"
                            .formatted(adapter.source()));
        }
        var found = Doorkeeper.find(candidates, ask, clock.instant());
        if (ask.body().tooLarge()) {
            return tooLarge(adapter.source(), ask, found instanceof Doorkeeper.Known);
        }
        return switch (found) {
            case Doorkeeper.Known(var integration, var delivery) ->
                    admitOrKeep(integration, delivery, ask, habits);
            case Doorkeeper.Undecided(var why) -> {
                LOG.warn("nobody can judge who sends to {}: {}", ask.path(), why);
                yield strangers.kept(
                        unavailable(adapter.source(), why),
                        "nobody could judge who sent it: " + why,
                        ask,
                        clock.instant());
            }
            case Doorkeeper.Stranger(var why) -> {
                count(adapter.source(), "unauthenticated", 1);
                yield strangers.refused(habits, why, ask, clock.instant());
            }
        };
    }

    /// A bug of ours loses nothing: some senders give up after a minute.
    private Reply admitOrKeep(Integration integration, Delivery delivery, Ask ask, Habits habits) {
        try {
            return admit(integration, delivery, ask, habits);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} {} could not be read because of a bug here", ask.method(), ask.path(), e);
            return strangers.kept(
                    unavailable(
                            integration.adapter().source(),
                            "this request failed here; it is safe to send it again"),
                    "reading it failed because of a bug here: " + e.getClass().getSimpleName(),
                    ask,
                    clock.instant());
        }
    }

    private Reply admit(Integration integration, Delivery delivery, Ask ask, Habits habits) {
        var source = integration.adapter().source();
        return switch (door.admit(
                delivery, ask.method() + " " + ask.path(), read(integration, ask))) {
            case Door.Accepted(var alerts, var refused) -> {
                count(source, "accepted", alerts);
                count(source, "refused", refused.size());
                yield Reply.json(habits.accepted(), accepted(alerts, refused));
            }
            case Door.Heard(var pages) -> {
                count(source, "page", pages);
                yield Reply.json(habits.accepted(), Map.of("accepted", 0, "pages", pages));
            }
            case Door.Ignored(var why) -> ignored(source, habits, why);
            case Door.Asked(var why, var address) ->
                    confirm(integration, delivery, habits, why, address, ask);
            case Door.Refused(var why, var field) -> {
                count(source, "refused", 1);
                yield Reply.json(habits.unreadable(), Map.of("error", why, "field", field));
            }
            case Door.Unavailable(var why) -> unavailable(source, why);
        };
    }

    private Function<Delivery, Adapted> read(Integration integration, Ask ask) {
        var packing = ask.body().packing();
        var adapter = integration.adapter();
        return packing.isEmpty()
                ? delivery -> believing.of(integration, adapter.adapt(delivery), clock.instant())
                : _ -> new Adapted.Rejected(packing, "");
    }

    private static Object accepted(int alerts, List<Adapted.Rejected> refused) {
        var answer = Json.MAPPER.createObjectNode().put("accepted", alerts);
        if (!refused.isEmpty()) {
            var list = answer.putArray("refused");
            refused.forEach(
                    one -> list.addObject().put("error", one.why()).put("field", one.field()));
        }
        return answer;
    }

    private Reply ignored(String source, Habits habits, String why) {
        count(source, "ignored", 1);
        return Reply.json(habits.accepted(), Map.of("accepted", 0, "ignored", why));
    }

    private Reply confirm(
            Integration integration,
            Delivery delivery,
            Habits habits,
            String why,
            URI address,
            Ask ask) {
        var source = integration.adapter().source();
        try {
            integration.confirmation().confirm(delivery, address);
            LOG.info("{} asked to be confirmed, and was", integration.name());
            return ignored(source, habits, why + "; it was confirmed");
        } catch (IOException e) {
            return unavailable(source, "it could not be confirmed: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            LOG.warn("{} asks to be confirmed, and is not: {}", integration.name(), e.getMessage());
            count(source, "refused", 1);
            return strangers.kept(
                    Reply.json(
                            habits.accepted(),
                            Map.of("accepted", 0, "ignored", why + "; " + e.getMessage())),
                    "it asks to be confirmed, and was not: " + e.getMessage(),
                    ask,
                    clock.instant());
        }
    }

    private Reply tooLarge(String source, Ask ask, boolean known) {
        count(source, "refused", 1);
        var sentence =
                "the body is larger than "
                        + maxBody
                        + " bytes; split it or raise http.max-body-bytes";
        var reply = Reply.error(413, sentence);
        return known
                ? strangers.keep(reply, sentence, ask, clock.instant())
                : strangers.kept(reply, sentence, ask, clock.instant());
    }

    private Reply unavailable(String source, String why) {
        count(source, "unavailable", 1);
        return Strangers.unavailable(why);
    }

    private void count(String source, String outcome, int alerts) {
        intake.count(source, outcome, alerts);
    }
}
