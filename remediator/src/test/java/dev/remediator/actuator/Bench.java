package dev.remediator.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.port.Node;
import dev.remediator.port.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// A fleet of the nodes `web-1` and `web-2` in a directory of the test's own, and what one needs to
/// look at it. Closing it ends every process and proves that none is left.
final class Bench implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    static final List<String> SLEEP = List.of("sleep", "600");

    private static final AtomicInteger KEYS = new AtomicInteger();

    private final Path directory;
    private final List<ProcessFleetSpec.Member> members;
    private List<String> command;

    Bench(Path directory) {
        try {
            this.directory = directory.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.members =
                List.of(
                        new ProcessFleetSpec.Member("web-1", freePort()),
                        new ProcessFleetSpec.Member("web-2", freePort()));
        this.command = SLEEP;
    }

    Bench running(List<String> other) {
        command = other;
        return this;
    }

    /// The command of a [TinyService] with these arguments after its port.
    static List<String> tinyService(String... arguments) {
        var argv = new ArrayList<String>();
        argv.add(java());
        argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp"));
        argv.addAll(List.of(testClasses(), TinyService.class.getName(), "{port}"));
        argv.addAll(List.of(arguments));
        return argv;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String testClasses() {
        try {
            var source = TinyService.class.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessFleetSpec spec() {
        return new ProcessFleetSpec("web", directory, command, members);
    }

    /// Another view of the same directory, as another worker would have.
    ProcessFleet fleet() {
        return new ProcessFleet(spec(), CLOCK);
    }

    Path directory() {
        return directory;
    }

    Path nodeDirectory() {
        return directory.resolve("web-1");
    }

    NodeFiles files() {
        return new NodeFiles(nodeDirectory());
    }

    int port() {
        return members.getFirst().port();
    }

    static Node webOne(ProcessFleet fleet) {
        return fleet.node("web-1").orElseThrow();
    }

    /// Ends whatever stands behind the node's name.
    static void end(ProcessFleet fleet, Order order) {
        fleet.terminate("web-1", fleet.machine("web-1").orElse("m-1"), order);
    }

    static ProcessHandle process(ProcessFleet fleet) {
        return fleet.process("web-1").orElseThrow();
    }

    static Order order(String key, long token) {
        return new Order(key, token);
    }

    static Order nextOrder() {
        return order("run-1/step#" + KEYS.incrementAndGet(), 1);
    }

    /// Everything that carries the mark of a node.
    List<Birth> processesOf(String node) {
        return ProcessTable.carrying(mark(node));
    }

    String mark(String node) {
        var member = new ProcessFleetSpec.Member(node, 1);
        return new Launcher(member, new CommandTemplate(command), directory.resolve(node))
                .nodeMark();
    }

    List<String> ordersLogged() {
        var log = new StateFile(nodeDirectory().resolve("orders.log")).read();
        return log.stream().flatMap(String::lines).toList();
    }

    static ConditionFactory soon() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        fleet().stopAll();
        assertThat(processesOf("web-1")).isEmpty();
        assertThat(processesOf("web-2")).isEmpty();
    }
}
