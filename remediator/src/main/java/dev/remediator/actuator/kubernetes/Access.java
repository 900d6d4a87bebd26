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
                    new Right("get", "", "nodes", ""),
                    new Right("list", "", "nodes", ""),
                    new Right("patch", "", "nodes", ""),
                    new Right("delete", "", "nodes", ""),
                    new Right("list", "", "pods", ""),
                    new Right("create", "", "pods", "eviction"),
                    new Right("get", "coordination.k8s.io", "leases", ""));

    private record Right(String verb, String group, String resource, String part) {
        String words() {
            return verb + " " + resource + (part.isEmpty() ? "" : "/" + part);
        }

        Map<String, String> attributes() {
            var all = new LinkedHashMap<String, String>();
            all.put("verb", verb);
            all.put("group", group);
            all.put("resource", resource);
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
