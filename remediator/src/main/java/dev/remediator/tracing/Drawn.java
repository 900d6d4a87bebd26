package dev.remediator.tracing;

import dev.remediator.remediation.Decision;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A span being drawn. Used by one thread.
final class Drawn {
    private static final int MOST_EVENTS = 128;

    private final SpanContext context;
    private final SpanContext parent;
    private final String name;
    private final Instant from;
    private final AttributesBuilder attributes = Attributes.builder();
    private final List<EventData> events = new ArrayList<>();
    private SpanKind kind = SpanKind.INTERNAL;
    private StatusData status = StatusData.unset();

    Drawn(SpanContext context, SpanContext parent, String name, Instant from) {
        this.context = context;
        this.parent = parent;
        this.name = Texts.name(name);
        this.from = from;
    }

    SpanContext context() {
        return context;
    }

    AttributesBuilder attributes() {
        return attributes;
    }

    Drawn with(String key, String value) {
        attributes.put(key, Texts.value(value));
        return this;
    }

    Drawn calls() {
        kind = SpanKind.CLIENT;
        return this;
    }

    void went(boolean well, String why) {
        status =
                well ? StatusData.ok() : StatusData.create(StatusData.error().getStatusCode(), why);
    }

    /// What was decided meanwhile.
    void hears(Decision decision) {
        if (events.size() < MOST_EVENTS) {
            var told =
                    Attributes.builder()
                            .put("remediator.state", decision.state().word())
                            .put("remediator.why", decision.reason().sentence());
            if (!decision.facts().isEmpty()) {
                told.put("remediator.facts", Texts.value(decision.facts()));
            }
            events.add(
                    EventData.create(
                            Span.nanos(decision.at()), decision.reason().word(), told.build()));
        }
    }

    Span until(Instant to, Resource resource) {
        return new Span(
                resource,
                context,
                parent,
                name,
                kind,
                from,
                to,
                status,
                attributes.build(),
                events);
    }
}
