package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads PagerDuty's webhooks. An incident is an episode; what happens beside it, such as a note,
/// is no alert.
public final class PagerDutyAdapter implements AlertAdapter {
    static final String SOURCE = "pagerduty";
    private static final String DELIVERY_ID = "X-Webhook-Id";
    private static final String NOTHING = "it does not change the state of an incident";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, Payload.parse(delivery.body())));
    }

    @Override
    public Guide guide() {
        return PagerDutyGuide.GUIDE;
    }

    /// Three refusals in a row switch a subscription off for a day.
    @Override
    public Habits habits() {
        return Habits.SENSITIVE;
    }

    private static Adapted adapt(Delivery delivery, Field body) {
        var messages = body.at("messages");
        if (messages.isArray()) {
            var pages = new ArrayList<AboutPage>();
            var rest =
                    new Batch()
                            .read(messages.items(), one -> old(delivery, one, pages))
                            .adapted(NOTHING + ", or it is about a page this program sent itself");
            return OurPage.heard(pages, rest);
        }
        var event = body.at("event");
        if (!event.present()) {
            throw new Unreadable(
                    "the body has no event; create a webhook subscription of version 3", "event");
        }
        return event(delivery, event);
    }

    private static Optional<Alert> old(Delivery delivery, Field message, List<AboutPage> pages) {
        var news = OldMessage.news(message);
        if (news.isOurs()) {
            pages.addAll(OnOurPage.said(news, OldMessage.agent(message), delivery.receivedAt()));
        }
        return news.alert(delivery);
    }

    private static Adapted event(Delivery delivery, Field event) {
        var type = event.at("event_type");
        if (type.said().isBlank()) {
            throw type.because("is missing; create a webhook subscription of version 3");
        }
        var told = delivery.header(DELIVERY_ID).orElseGet(() -> event.at("id").said());
        var at = event.at("occurred_at").time();
        var news = new News(new Incident(event.at("data")), type.said(), at, told);
        if (news.status().isEmpty()) {
            return new Adapted.Ignored(NOTHING);
        }
        return news.isOurs()
                ? OurPage.heard(
                        OnOurPage.said(news, event.at("agent"), delivery.receivedAt()),
                        OurPage.ignored())
                : new Batch().add(news.alert(delivery).orElseThrow()).adapted(NOTHING);
    }

    /// An object with an `event` that has a type.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var event = body.at("event");
        return event.isObject() && event.at("event_type").present();
    }

    @Override
    public boolean recognisesHeaders(Map<String, String> headers) {
        return headers.containsKey("X-PagerDuty-Signature");
    }
}
