package dev.remediator.standard;

import static dev.remediator.playbook.Playbooks.alert;
import static dev.remediator.playbook.Playbooks.deployment;
import static dev.remediator.playbook.Playbooks.hours;
import static dev.remediator.playbook.Playbooks.label;
import static dev.remediator.playbook.Playbooks.minutes;
import static dev.remediator.playbook.Playbooks.page;
import static dev.remediator.playbook.Playbooks.when;

import dev.remediator.playbook.Plan;
import dev.remediator.playbook.Playbook;
import dev.remediator.playbook.Remedy;
import dev.remediator.playbook.RemedyFailed;
import dev.remediator.port.Deployment;
import dev.remediator.port.Deployment.Rollout;
import java.time.Duration;
import java.time.Instant;

/// A deployment that lacks replicas goes back to the revision before, if the one that runs was
/// rolled out in the last hour; else, or if that does not help, its pods are restarted.
///
/// In this order, because a restart makes a revision of its own: after it nobody could tell any
/// more which revision was bad, nor how old it is. And what was just changed is the likeliest
/// cause. A revision to which it was rolled back is as old as when it was first rolled out, so that
/// a second alert does not lead back to the bad one.
public final class RestartDeployment implements Playbook {
    private static final Duration YOUNG = hours(1);
    private static final Duration COMPLETE = minutes(10);

    @Override
    public Plan<?> plan() {
        return when(alert("KubeDeploymentReplicasMismatch"))
                .lock(deployment(label("namespace"), label("deployment")))
                .first("roll back what was just rolled out", RestartDeployment::rollBack)
                .holding(minutes(5))
                .notLongerThan(minutes(30))
                .lastly("restart the pods", RestartDeployment::restart)
                .holding(minutes(5))
                .notLongerThan(minutes(30))
                .otherwise(page("on-call"));
    }

    /// Goes back one revision, if the one that runs is younger than an hour, and waits until that
    /// is complete. One that somebody has paused is left alone.
    public static void rollBack(Remedy remedy, Deployment deployment) {
        var found = note(remedy, deployment);
        throwIfNotToBlame(deployment, found, remedy.now());
        remedy.once("roll back", order -> deployment.undo(found.revision(), order))
                .probe(() -> changed(deployment.rollout(), found));
        complete(remedy, deployment, found);
    }

    private static void throwIfNotToBlame(Deployment deployment, Rollout found, Instant now) {
        var age = Duration.between(found.since(), now);
        if (age.compareTo(YOUNG) >= 0) {
            throw new RemedyFailed(
                    "revision %d of %s was rolled out %s ago, so it is not what has changed"
                            .formatted(found.revision(), deployment.name(), spoken(age)));
        }
        if (!found.before()) {
            throw new RemedyFailed(
                    "there is no revision of %s before %d to go back to"
                            .formatted(deployment.name(), found.revision()));
        }
    }

    private static String spoken(Duration age) {
        return age.toDays() > 1 ? age.toDays() + " days" : age.toMinutes() + " min";
    }

    /// Replaces all pods, a few at a time, and waits until that is complete. One that somebody has
    /// paused is left alone.
    public static void restart(Remedy remedy, Deployment deployment) {
        var found = note(remedy, deployment);
        remedy.once("restart the pods", deployment::restart)
                .probe(() -> changed(deployment.rollout(), found));
        complete(remedy, deployment, found);
    }

    private static Rollout note(Remedy remedy, Deployment deployment) {
        var found = remedy.step("note what is rolled out", deployment::rollout);
        if (found.paused()) {
            throw new RemedyFailed(
                    deployment.name() + " was paused by somebody, so it is left to them");
        }
        return found;
    }

    /// Its number of replicas may change meanwhile, and proves nothing.
    private static boolean changed(Rollout now, Rollout before) {
        return now.revision() != before.revision();
    }

    private static void complete(Remedy remedy, Deployment deployment, Rollout before) {
        remedy.await(
                "another revision is rolled out completely",
                () ->
                        Verification.surely(
                                () -> {
                                    var now = deployment.rollout();
                                    return now.revision() != before.revision() && now.complete();
                                }),
                COMPLETE);
        remedy.sleep(HealNode.SETTLING);
        remedy.step("still complete", () -> throwUnlessComplete(deployment));
    }

    private static void throwUnlessComplete(Deployment deployment) {
        var now = deployment.rollout();
        if (!now.complete()) {
            throw new RemedyFailed(
                    "%s was complete, and %d s later %d of %d replicas are available"
                            .formatted(
                                    deployment.name(),
                                    HealNode.SETTLING.toSeconds(),
                                    now.available(),
                                    now.wanted()));
        }
    }
}
