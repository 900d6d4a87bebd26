package dev.remediator.actuator.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.host.FakeCommands;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.HostFleet;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.actuator.machine.HostFleetSpec.Scope;
import dev.remediator.journal.Ending;
import dev.remediator.journal.Outcome;
import dev.remediator.port.Node;
import dev.remediator.standard.HealNode;
import dev.remediator.testkit.Rehearsal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standard playbooks on machines that Terraform makes: an apply ends the old machine and makes
/// the new one, and both have the same address. No crash matrix: a repeated `terminate`, which does
/// nothing here, is not seen by its probe.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PlaybooksOnTerraformTest {
    @TempDir private Path directory;
    private StubTerraform stub;
    private HttpServer door;

    @BeforeEach
    void layOut() throws IOException {
        stub = new StubTerraform(directory);
        door = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        door.createContext("/healthz", this::answer);
        door.start();
    }

    @AfterEach
    void close() {
        door.stop(0);
    }

    /// The old machine is broken.
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean mended = stub.read("state.json").equals(StubTerraform.state("new"));
            exchange.sendResponseHeaders(mended ? 200 : 503, -1);
        }
    }

    private Node web1() {
        var spec =
                new HostFleetSpec(
                        "web",
                        "web.service",
                        Scope.SYSTEM,
                        false,
                        Path.of("/var/lib/remediator"),
                        new HealthSpec("http", door.getAddress().getPort(), "/healthz"),
                        List.of(),
                        CleanUpSpec.NOTHING,
                        0,
                        new HostFleetSpec.Ssh(Path.of("/keys/id"), Path.of("/keys/known")),
                        List.of(
                                new HostFleetSpec.Host(
                                        "web-1", "ssh://ops@web-1", "127.0.0.1", "", "")));
        var host =
                new FakeCommands()
                        .answer(
                                "systemctl show ",
                                "LoadState=loaded\nActiveState=active\nInvocationID=one\n");
        return new HostFleet(spec, _ -> host, provisioner()).node("web-1").orElseThrow();
    }

    private TerraformProvisioner provisioner() {
        var usual = stub.spec();
        var patient =
                new TerraformSpec(
                        usual.program(),
                        usual.directory(),
                        usual.workspace(),
                        usual.address(),
                        usual.id(),
                        usual.variables(),
                        usual.lockTimeout(),
                        Duration.ofMinutes(1));
        return new TerraformProvisioner(patient, directory.resolve("data"));
    }

    @Test
    void a_broken_machine_is_replaced_in_its_place_and_once() throws IOException {
        var played =
                new Rehearsal().of(new HealNode()).on(web1()).remedy("terminate and reprovision");

        assertThat(played.ending()).isEqualTo(new Ending(Outcome.SUCCEEDED, ""));
        assertThat(stub.commands().stream().filter("apply"::equals)).hasSize(1);
    }
}
