package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.util.Optional;

/// Reads what Kibana's webhook connector sends for a rule, Kibana's alert documents, watches, and
/// matches of ElastAlert 2, told apart by their shape.
public final class ElasticAdapter implements AlertAdapter {
    static final String SOURCE = "elastic";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, delivery.content()));
    }

    private static Adapted read(Delivery delivery, Field body) {
        return new Batch()
                .read(Bodies.items(body), item -> Optional.of(one(delivery, item)))
                .adapted("the message holds no alerts");
    }

    private static Alert one(Delivery delivery, Field item) {
        var doc = Bodies.doc(item);
        if (AlertDocument.is(doc)) {
            return new AlertDocument(delivery, doc).read();
        }
        if (Watch.is(doc)) {
            return new Watch(delivery, doc).read();
        }
        var watch = Watch.inside(doc);
        if (watch.isPresent()) {
            return new Watch(delivery, watch.get()).read();
        }
        return !RuleAction.is(doc) && ElastAlertMatch.is(doc)
                ? new ElastAlertMatch(delivery, doc).read()
                : new RuleAction(delivery, doc).read();
    }

    @Override
    public Guide guide() {
        return ElasticGuide.GUIDE;
    }

    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var doc = Bodies.doc(body);
        return AlertDocument.is(doc)
                || Watch.is(doc)
                || Watch.inside(doc).isPresent()
                || (doc.has("num_hits") && doc.has("num_matches"))
                || (doc.has("rule.id")
                        && (doc.has("alert.id") || doc.has("alert.actionGroup")));
    }
}
