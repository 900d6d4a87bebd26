package dev.remediator.adapter.kubernetes;

import java.util.Set;

/// Which conditions are well when they are True. Most are about trouble (`DiskPressure`,
/// `KernelDeadlock`); a few, such as `Ready`, are the other way about, and then Unknown is trouble
/// as well.
final class Polarity {

    /// `EtcdIsVoter` is k3s', the others Kubernetes' own.
    private static final Set<String> GOOD =
            Set.of("Available", "Progressing", "EtcdIsVoter", "Healthy");

    private Polarity() {}

    /// Also those of agents that watch parts of a node: `KernelReady`, `NetworkingReady`.
    static boolean goodWhenTrue(String type) {
        return GOOD.contains(type) || type.endsWith("Ready");
    }

    /// What to call it when it fires: `DiskPressure`, `NodeNotReady`, `DeploymentNotAvailable`.
    static String trouble(String kind, String type) {
        if (!goodWhenTrue(type)) {
            return type;
        }
        return (kind.equals("node") ? "Node" : "Deployment") + "Not" + type;
    }
}
