package dev.remediator.adapter.elastic;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;
import java.util.Optional;

/// Reads what a watch of Watcher sends: its context, or the parts of it that its user chose. A
/// watch never says that something is over.
record Watch(Delivery delivery, Doc doc) {

    static boolean is(Doc doc) {
        return !doc.said("watch_id", "watchId").isEmpty();
    }

    Alert read() {
        var id = doc.said("watch_id", "watchId");
        var word = doc.said("severity", "metadata.severity", "metadata.priority");
        var draft =
                Draft.of(ElasticAdapter.SOURCE, delivery)
                        .told(doc.said("id", "_id"))
                        .severity(delivery.reading().severity())
                        .severity(word)
                        .name(doc.said("metadata.name", "name"))
                        .name(id)
                        .startsAt(
                                doc.at("trigger.triggered_time")
                                        .timeIfAny()
                                        .or(() -> doc.at("execution_time").timeIfAny())
                                        .or(() -> doc.at("trigger.scheduled_time").timeIfAny()));
        Hosts.into(draft, new Doc(doc.at("metadata")));
        Hosts.into(draft, doc);
        var host = doc.said("metadata.host", "host.name", "host", "hostname");
        draft.series("watch", id, host)
                .episode("watch", id, host)
                .resource("watch", id)
                .label("watch_id", id)
                .annotation("message", doc.said("message", "msg", "metadata.message"))
                .oneShot();
        return draft.alert();
    }

    /// The context, where a body holds nothing else.
    static Optional<Doc> inside(Doc body) {
        for (var name : new String[] {"ctx", "payload"}) {
            var inner = body.root().at(name);
            boolean text = !inner.isObject() && !inner.isArray() && inner.said().startsWith("{");
            var context = new Doc(text ? inner.json() : inner);
            if (context.root().isObject() && is(context)) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }
}
