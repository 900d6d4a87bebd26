package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.util.List;
import java.util.Set;

/// Reads Event objects (core/v1 and events.k8s.io/v1), Node and Deployment objects, lists of them,
/// and what a watch says about them.
public final class KubernetesAdapter implements AlertAdapter {
    static final String SOURCE = "kubernetes";

    private static final Set<String> KINDS =
            Set.of(
                    "List",
                    "EventList",
                    "Node",
                    "NodeList",
                    "Deployment",
                    "DeploymentList",
                    "Event");

    private static final String EXPORTER =
            """
            logLevel: error
            route:
              routes:
                - drop:
                    - type: Normal
                  match:
                    - receiver: remediator
            receivers:
              - name: remediator
                webhook:
                  endpoint: "%s"
                  headers:
                    Authorization: "Bearer %s"
            """
                    .formatted(Guide.URL, Guide.SECRET);

    private static final String NODES =
            """
            kubectl get nodes -o json | curl --fail-with-body --silent --show-error \\
              -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
              --data-binary @- '%s'
            """
                    .formatted(Guide.SECRET, Guide.URL);

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> read(delivery, delivery.content()));
    }

    private static Adapted read(Delivery delivery, Field body) {
        var batch = new Batch();
        for (var thing : Thing.all(body)) {
            if (thing.isEvent()) {
                batch.read(
                        List.of(thing.object()),
                        event -> new Event(delivery, thing.gone()).read(event));
            } else {
                conditions(delivery, thing, batch);
            }
        }
        return batch.adapted("no event in it is a warning, and no condition says anything");
    }

    private static void conditions(Delivery delivery, Thing thing, Batch batch) {
        try {
            var object = new Conditioned(delivery, thing);
            batch.read(object.conditions(), object::read);
        } catch (Unreadable unreadable) {
            batch.read(
                    List.of(thing.object()),
                    _ -> {
                        throw unreadable;
                    });
        }
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Kubernetes",
                "Events of type Warning, and the conditions of nodes (also those of the node problem"
                        + " detector) and deployments: objects, lists and watch events.",
                List.of("bearer", "header", "mtls"),
                List.of(
                        new Guide.Snippet(
                                "kubernetes-event-exporter, config.yaml", "yaml", EXPORTER),
                        new Guide.Snippet("a job that runs every minute", "sh", NODES)),
                "An event about a pod is about pod/namespace/name, one about a node about node/name."
                        + " There are labels kind, namespace, reason, node, and one called like the"
                        + " kind, such as pod or deployment; for nodes also instance, and the node's"
                        + " own labels.",
                List.of(
                        "An event never says that something is over: its word holds for the"
                                + " integration's time to live.",
                        "A condition is over when a later message says so; a deleted node's"
                                + " conditions are over.",
                        "A condition fires when it is True, one such as Ready when it is not True;"
                                + " messages are never interpreted.",
                        "An event has no severity: it is as bad as the integration says."));
    }

    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var object = body.at("object").isObject() ? body.at("object") : body;
        return object.at("involvedObject").isObject()
                || object.at("regarding").isObject()
                || (object.at("apiVersion").present() && KINDS.contains(kind(object)));
    }

    private static String kind(Field object) {
        var kind = object.at("kind");
        return kind.isObject() || kind.isArray() ? "" : kind.said();
    }
}
