package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the credentials may do, as the API says when it is asked beforehand.
final class Access {
    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final List<Right> FOR_A_REPLACEMENT =
            List.of(
                    Right.everywhere("get", "nodes", ""),
                    Right.everywhere("list", "nodes", ""),
                    Right.everywhere("patch", "nodes", ""),
                    Right.everywhere("delete", "nodes", ""),
                    Right.everywhere("list", "pods", ""),
                    Right.everywhere("create", "pods", "eviction"),
                    Right.onLeases("get"),
                    Right.onLeases("list"));

    /// @param namespace in which it is needed; empty: in all, or the resource is in none
    private record Right(
            String verb, String group, String resource, String part, String namespace) {
        static Right everywhere(String verb, String resource, String part) {
            return new Right(verb, "", resource, part, "");
        }

        static Right onLeases(String verb) {
            return new Right(verb, "coordination.k8s.io", "leases", "", Nodes.LEASE_NAMESPACE);
        }

        String words() {
            return verb + " " + resource + (part.isEmpty() ? "" : "/" + part);
        }

        Map<String, String> attributes() {
            var all = new LinkedHashMap<String, String>();
            all.put("verb", verb);
            all.put("group", group);
            all.put("resource", resource);
            if (!namespace.isEmpty()) {
                all.put("namespace", namespace);
            }
            if (!part.isEmpty()) {
                all.put("subresource", part);
            }
            return all;
        }
    }

    private final Api api;

    Access(Api api) {
        this.api = api;
    }

    /// Refuses in one sentence with everything that is missing.
    void requireForAReplacement() {
        var missing =
                FOR_A_REPLACEMENT.stream()
                        .filter(right -> !allowed(right))
                        .map(Right::words)
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ActuatorException(api.whom() + " does not allow us to " + missing);
        }
    }

    private boolean allowed(Right right) {
        var body =
                Map.of(
                        "apiVersion",
                        "authorization.k8s.io/v1",
                        "kind",
                        "SelfSubjectAccessReview",
                        "spec",
                        Map.of("resourceAttributes", right.attributes()));
        var ask = Ask.post("ask whether we may " + right.words(), PATH, api.json(body));
        var status = api.read(ask, api.demand(ask), SelfSubjectAccessReview.class).getStatus();
        return status != null && Boolean.TRUE.equals(status.getAllowed());
    }
}
