package dev.remediator.actuator.machine;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.machine.CleanUpSpec.RotatedLogs;
import dev.remediator.actuator.machine.HostFleetSpec.Host;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.actuator.machine.HostFleetSpec.Ssh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Settings that tests begin with.
final class HostSpecs {
    static final Ssh SSH = new Ssh(Path.of("/keys/id"), Path.of("/keys/known_hosts"));

    private HostSpecs() {}

    static HostFleetSpec fleet(String name, Host... nodes) {
        return fleet(name, CleanUpSpec.NOTHING, false, nodes);
    }

    static HostFleetSpec fleet(String name, CleanUpSpec cleanUp, boolean sudo, Host... nodes) {
        return new HostFleetSpec(
                name,
                "web.service",
                Scope.SYSTEM,
                sudo,
                Path.of("/var/lib/remediator"),
                new HealthSpec("tcp", 1, ""),
                List.of(),
                cleanUp,
                HostFleetSpec.HALF,
                SSH,
                List.of(nodes));
    }

    static Host node(String name, String host) {
        return new Host(name, host, "", "", "");
    }

    static CleanUpSpec logsIn(String... directories) {
        return new CleanUpSpec(List.of(), "", logs(directories), "", false);
    }

    static RotatedLogs logs(String... directories) {
        return new RotatedLogs(
                List.of(directories).stream().map(Path::of).toList(),
                RotatedLogs.NONE.patterns(),
                Duration.ofDays(7));
    }
}
