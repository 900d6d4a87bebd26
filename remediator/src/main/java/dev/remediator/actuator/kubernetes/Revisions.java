package dev.remediator.actuator.kubernetes;

import dev.remediator.port.ActuatorException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetList;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a deployment was and is: the ReplicaSets it controls, each with a revision.
///
/// @param current the deployment's own revision
/// @param sets its ReplicaSets
record Revisions(long current, List<ReplicaSet> sets) {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    /// What the API has of them.
    static Revisions of(Deployment deployment, Api api) {
        var meta = deployment.getMetadata();
        var path = "/apis/apps/v1/namespaces/" + meta.getNamespace() + "/replicasets";
        var what = "the revisions of deployment '" + meta.getName() + "'";
        var sets =
                api.list(what, path, Map.of(), ReplicaSetList.class).stream()
                        .filter(set -> isControlledBy(set, meta.getUid()))
                        .toList();
        return new Revisions(number(deployment), sets);
    }

    private static boolean isControlledBy(ReplicaSet set, String uid) {
        var owners = set.getMetadata().getOwnerReferences();
        return owners != null
                && owners.stream()
                        .anyMatch(
                                owner ->
                                        Boolean.TRUE.equals(owner.getController())
                                                && uid.equals(owner.getUid()));
    }

    private static long number(HasMetadata object) {
        var text = Marks.of(object).getOrDefault(REVISION, "0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ActuatorException(
                    "'%s' says of '%s' that its revision is '%s'"
                            .formatted(REVISION, object.getMetadata().getName(), text),
                    e);
        }
    }

    /// When what runs now was first rolled out; long ago if nobody can say.
    Instant since() {
        return sets.stream()
                .filter(set -> number(set) == current)
                .map(set -> Instant.parse(set.getMetadata().getCreationTimestamp()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /// The one before this.
    Optional<ReplicaSet> previous() {
        return sets.stream()
                .filter(set -> number(set) > 0 && number(set) < current)
                .max(Comparator.comparingLong(Revisions::number));
    }

    /// What its pods were made from, without the mark that tells its own from others'.
    static PodTemplateSpec template(ReplicaSet set) {
        return new PodTemplateSpecBuilder(set.getSpec().getTemplate())
                .editOrNewMetadata()
                .removeFromLabels("pod-template-hash")
                .endMetadata()
                .build();
    }
}
