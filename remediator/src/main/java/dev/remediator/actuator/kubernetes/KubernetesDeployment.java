package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A deployment of Kubernetes.
///
/// An order is noted on it together with what it changes, so that a repeat changes nothing and an
/// older one is refused. What somebody has paused is left alone. Safe for use by several threads.
final class KubernetesDeployment implements dev.remediator.port.Deployment {
    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private final String namespace;
    private final String name;
    private final Api api;
    private final InstantSource clock;

    KubernetesDeployment(String namespace, String name, Api api, InstantSource clock) {
        this.namespace = namespace;
        this.name = name;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public String name() {
        return namespace + "/" + name;
    }

    boolean exists() {
        return find().isPresent();
    }

    private Optional<Deployment> find() {
        return api.find(what(), path(), Deployment.class);
    }

    @Override
    public boolean healthy() {
        return find().filter(found -> rollout(found).complete()).isPresent();
    }

    /// Pods of earlier revisions that are still there do not count as available: those that are to
    /// take their place may not be.
    @Override
    public Rollout rollout() {
        return rollout(
                find().orElseThrow(
                                () -> new ActuatorException(api.whom() + " knows no " + what())));
    }

    private Rollout rollout(Deployment now) {
        var revisions = Revisions.of(now, api);
        var spec = now.getSpec();
        var status = Optional.ofNullable(now.getStatus());
        long generation = number(now.getMetadata().getGeneration());
        int updated = (int) status.map(s -> number(s.getUpdatedReplicas())).orElse(0L).longValue();
        int all = (int) status.map(s -> number(s.getReplicas())).orElse(0L).longValue();
        int serve = (int) status.map(s -> number(s.getAvailableReplicas())).orElse(0L).longValue();
        return new Rollout(
                revisions.current(),
                revisions.since(),
                revisions.previous().isPresent(),
                spec.getReplicas() == null ? 1 : spec.getReplicas(),
                updated,
                Math.max(0, serve - Math.max(0, all - updated)),
                status.map(s -> number(s.getObservedGeneration())).orElse(0L) >= generation,
                paused(now));
    }

    private static long number(@Nullable Number number) {
        return number == null ? 0 : number.longValue();
    }

    private static boolean paused(Deployment now) {
        return Boolean.TRUE.equals(now.getSpec().getPaused());
    }

    /// Writes the time into the template of its pods, as `kubectl rollout restart` does.
    @Override
    public void restart(Order order) {
        change(order, this::restarted);
    }

    private List<Map<String, Object>> restarted(Deployment now) {
        var meta = now.getSpec().getTemplate().getMetadata();
        var marks = new HashMap<String, String>();
        if (meta != null && meta.getAnnotations() != null) {
            marks.putAll(meta.getAnnotations());
        }
        marks.put(RESTARTED, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        return meta == null
                ? List.of(add("/spec/template/metadata", Map.of("annotations", marks)))
                : List.of(add("/spec/template/metadata/annotations", marks));
    }

    /// Puts the template of the revision before it in the place of its own, as `kubectl rollout
    /// undo` does.
    @Override
    public void undo(long from, Order order) {
        change(order, now -> undone(now, from));
    }

    private List<Map<String, Object>> undone(Deployment now, long from) {
        var revisions = Revisions.of(now, api);
        if (revisions.current() != from) {
            return List.of();
        }
        var previous =
                revisions
                        .previous()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "%s has no revision before %d"
                                                        .formatted(what(), from)));
        return List.of(add("/spec/template", Revisions.template(previous)));
    }

    private static Map<String, Object> add(String path, Object value) {
        return Map.of("op", "add", "path", path, "value", value);
    }

    private void change(Order order, Function<Deployment, List<Map<String, Object>>> how) {
        var _ = api.change(what(), path(), Deployment.class, now -> patch(order, now, how));
    }

    private Optional<Ask> patch(
            Order order, Deployment now, Function<Deployment, List<Map<String, Object>>> how) {
        Marks.refuseOlder(what(), now, order);
        if (Marks.knows(now, order)) {
            return Optional.empty();
        }
        if (paused(now)) {
            throw new ActuatorException(what() + " is paused, so nothing would be rolled out");
        }
        var deed = how.apply(now);
        if (deed.isEmpty()) {
            return Optional.empty();
        }
        var patch = new ArrayList<>(deed);
        patch.addAll(noting(order, now));
        return Optional.of(Ask.patch("patch " + what(), path(), api.json(patch)));
    }

    /// Writes the order down, if the deployment is still as it was read.
    private static List<Map<String, Object>> noting(Order order, Deployment now) {
        var all = new HashMap<String, @Nullable Object>(Marks.of(now));
        all.putAll(Marks.after(order));
        return List.of(
                add("/metadata/annotations", all),
                Map.of(
                        "op", "replace",
                        "path", "/metadata/resourceVersion",
                        "value", now.getMetadata().getResourceVersion()));
    }

    private String path() {
        return "/apis/apps/v1/namespaces/" + namespace + "/deployments/" + name;
    }

    private String what() {
        return "deployment '" + name() + "'";
    }
}
