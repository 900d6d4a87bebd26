package dev.remediator.adapter.cloudevents;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads CloudEvents: one as JSON (structured), an array of them (batch), or one whose attributes
/// are headers and whose data is the body (binary), by HTTP (`ce-id`) and by Kafka (`ce_id`).
public final class CloudEventsAdapter implements AlertAdapter {
    static final String SOURCE = "cloudevents";

    private static final String MEDIA_TYPE = "application/cloudevents";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery));
    }

    @Override
    public Guide guide() {
        return HowTo.GUIDE;
    }

    private static Adapted read(Delivery delivery) {
        var type = delivery.header("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!type.startsWith(MEDIA_TYPE)) {
            var headers = Headers.of(delivery.headers());
            if (headers.isPresent()) {
                return new Batch()
                        .add(OneEvent.read(headers.get().event(delivery), delivery))
                        .adapted("");
            }
        } else if (!isJson(type)) {
            throw new Unreadable("only CloudEvents written as JSON are read here", "content-type");
        }
        var body = Payload.parse(delivery.body());
        if (!body.isArray()) {
            return new Batch().add(OneEvent.read(Event.structured(body), delivery)).adapted("");
        }
        return new Batch()
                .read(
                        body.items(),
                        item -> Optional.of(OneEvent.read(Event.structured(item), delivery)))
                .adapted("the batch of events is empty");
    }

    /// `application/cloudevents`, perhaps `-batch`, and `+json`, if it says in what.
    private static boolean isJson(String type) {
        var bare = type.split(";", 2)[0].strip();
        return !bare.contains("+") || bare.endsWith("+json");
    }

    @Override
    public boolean recognises(Field body) {
        var one = body.isArray() ? body.items().stream().findFirst() : Optional.of(body);
        return one.filter(Field::isObject)
                .filter(event -> event.at("specversion").present())
                .filter(
                        event ->
                                List.of("id", "source", "type").stream()
                                        .anyMatch(attribute -> event.at(attribute).present()))
                .isPresent();
    }

    @Override
    public boolean recognisesHeaders(Map<String, String> headers) {
        return headers.entrySet().stream()
                .anyMatch(
                        header ->
                                switch (header.getKey().toLowerCase(Locale.ROOT)) {
                                    case "content-type" ->
                                            header.getValue()
                                                    .strip()
                                                    .toLowerCase(Locale.ROOT)
                                                    .startsWith(MEDIA_TYPE);
                                    case "ce-specversion", "ce_specversion" -> true;
                                    default -> false;
                                });
    }
}
