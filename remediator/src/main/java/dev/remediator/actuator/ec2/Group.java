package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/// An Auto Scaling group as it was described a moment ago.
///
/// @param suspended the processes that somebody has stopped
record Group(
        String name,
        int desired,
        int most,
        boolean beingDeleted,
        List<String> suspended,
        Map<String, Member> members) {
    /// Without these a replacement does not come, or gets no work.
    private static final List<String> NEEDED =
            List.of("Launch", "Terminate", "ReplaceUnhealthy", "AddToLoadBalancer");

    static Group of(AutoScalingGroup group) {
        var status = String.valueOf(group.status());
        return new Group(
                group.autoScalingGroupName(),
                group.desiredCapacity(),
                group.maxSize(),
                status.startsWith("Delete"),
                group.suspendedProcesses().stream().map(SuspendedProcess::processName).toList(),
                group.instances().stream()
                        .collect(Collectors.toMap(Instance::instanceId, Member::of)));
    }

    Optional<Member> member(String id) {
        return Optional.ofNullable(members.get(id));
    }

    boolean isPending(String id) {
        return member(id).filter(Member::pending).isPresent();
    }

    /// @throws ActuatorException if it would not replace anything now
    void mustReplace() {
        if (beingDeleted) {
            throw new ActuatorException("group '" + name + "' is being deleted");
        }
        var missing = NEEDED.stream().filter(suspended::contains).toList();
        if (!missing.isEmpty()) {
            throw new ActuatorException(
                    "somebody has suspended %s of group '%s', so a replacement would not come or would get no work"
                            .formatted(String.join(" and ", missing), name));
        }
    }

    /// An instance of the group.
    ///
    /// @param state its lifecycle state, such as `InService`, `Standby`, `Terminating:Wait`
    /// @param kept whether it is protected from scale-in
    record Member(String state, boolean healthy, boolean kept) {

        private static Member of(Instance instance) {
            return new Member(
                    instance.lifecycleStateAsString(),
                    instance.healthStatus().equalsIgnoreCase("Healthy"),
                    Boolean.TRUE.equals(instance.protectedFromScaleIn()));
        }

        boolean inService() {
            return state.equals("InService") && healthy;
        }

        boolean coming() {
            return pending() || state.equals("InService");
        }

        boolean onStandby() {
            return state.equals("Standby") || state.equals("EnteringStandby");
        }

        boolean pending() {
            return state.startsWith("Pending");
        }

        boolean beingEnded() {
            return state.startsWith("Terminat");
        }

        /// The group ends it by itself, or is about to.
        boolean leaving() {
            return beingEnded() || (state.equals("InService") && !healthy);
        }
    }
}
