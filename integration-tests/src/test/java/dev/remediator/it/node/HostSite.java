package dev.remediator.it.node;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.actuator.machine.HostInventory;
import dev.remediator.actuator.machine.Provisioner;
import dev.remediator.demo.WebNode;
import dev.remediator.it.fixture.Ports;
import dev.remediator.port.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One host, `web-1`, that is reached over SSH, and the service `web.service` on it.
final class HostSite implements AutoCloseable {
    static final String UNIT = "web.service";

    private final Path directory;
    private final int port = Ports.free();
    private final UserSystemd systemd;
    private final LoopbackSshd sshd;
    private final List<HostInventory> inventories = new ArrayList<>();

    HostSite(Path directory) throws IOException {
        this.directory = directory;
        systemd = new UserSystemd(directory);
        try {
            sshd = new LoopbackSshd(directory.resolve("ssh"), systemd.environment());
        } catch (IOException | RuntimeException e) {
            systemd.close();
            throw e;
        }
    }

    UserSystemd systemd() {
        return systemd;
    }

    LoopbackSshd sshd() {
        return sshd;
    }

    /// Where the host remembers orders.
    Path state() {
        return directory.resolve("state");
    }

    /// A service that sleeps, and what systemd is told of it.
    void sleeps(String unit, String service) throws IOException {
        systemd.service(
                UNIT,
                """
                [Unit]
                %s
                [Service]
                ExecStart=/bin/sleep 1000
                %s
                """
                        .formatted(unit, service));
    }

    /// A service that serves, and that nobody starts again by himself.
    void serves() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = WebNode.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        systemd.service(
                UNIT,
                """
                [Service]
                ExecStart=%s -Xmx32m -XX:TieredStopAtLevel=1 -cp %s %s %d %s
                SuccessExitStatus=143
                """
                        .formatted(
                                java,
                                classes,
                                WebNode.class.getName(),
                                port,
                                directory.resolve("payments-down")));
    }

    /// The node as a playbook gets it.
    Node node() throws IOException {
        return node(sshd.ssh(), CleanUpSpec.NOTHING);
    }

    Node node(HostFleetSpec.Ssh ssh, CleanUpSpec cleanUp) {
        return inventory(ssh, cleanUp).find(Node.class, "node", "web-1").orElseThrow();
    }

    HostInventory inventory(HostFleetSpec.Ssh ssh, CleanUpSpec cleanUp) {
        var inventory = new HostInventory(List.of(spec(ssh, cleanUp)), _ -> Provisioner.none());
        inventories.add(inventory);
        return inventory;
    }

    HostFleetSpec spec(HostFleetSpec.Ssh ssh, CleanUpSpec cleanUp) {
        return new HostFleetSpec(
                "web",
                UNIT,
                Scope.USER,
                false,
                state(),
                new HealthSpec("http", port, "/healthz"),
                List.of(),
                cleanUp,
                HostFleetSpec.HALF,
                ssh,
                List.of(new HostFleetSpec.Host("web-1", sshd.address(), "", "", "")));
    }

    @Override
    public void close() throws IOException {
        inventories.forEach(HostInventory::close);
        sshd.close();
        systemd.close();
    }
}
