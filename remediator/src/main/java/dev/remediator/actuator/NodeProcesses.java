package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Starts and ends the processes of one node, so that there are never two of them.
///
/// A start is announced in the file `boot`, then made, then completed there with the pid. The
/// process carries the announcement in its environment, so that it is found even if whoever
/// started it died before writing the pid. All but the queries need the [NodeLock].
final class NodeProcesses {
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration UNTIL_KILLED = Duration.ofSeconds(5);
    private static final Duration PORT_FREED = Duration.ofSeconds(1);
    private static final Duration IN_MID_AIR = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 200;
    private static final String NODE = "REMEDIATOR_NODE";
    private static final String BOOT = "REMEDIATOR_BOOT";

    private final ProcessFleetSpec.Member member;
    private final CommandTemplate command;
    private final NodeFiles files;
    private final InstantSource clock;

    NodeProcesses(
            ProcessFleetSpec.Member member,
            CommandTemplate command,
            NodeFiles files,
            InstantSource clock) {
        this.member = member;
        this.command = command;
        this.files = files;
        this.clock = clock;
    }

    /// The service's process on this machine, if it runs.
    Optional<Birth> running(String machine) {
        return files.boot(machine).flatMap(this::process);
    }

    private Optional<Birth> process(Boot boot) {
        return switch (boot) {
            case Boot.Started started ->
                    Optional.of(started.process()).filter(ProcessTable::lives);
            case Boot.Begun begun -> marked(begun.bootId()).stream().findFirst();
            case Boot.Failed _ -> Optional.empty();
        };
    }

    private List<Birth> marked(String bootId) {
        return ProcessTable.carrying(nodeMark(), BOOT + "=" + bootId);
    }

    private String nodeMark() {
        return NODE + "=" + files.directory();
    }

    /// The machine on which the service runs thanks to this order, if it was killed half-way
    /// through; the start is then completed in its name.
    Optional<String> startedFor(String order) {
        return files.machines().reversed().stream()
                .filter(machine -> adopted(machine, order))
                .findFirst();
    }

    private boolean adopted(String machine, String order) {
        if (files.boot(machine).filter(latest -> latest.order().equals(order)).isEmpty()) {
            return false;
        }
        settle(machine);
        return machine.isEmpty();
    }

    /// Ends whatever runs for this node, then starts the service on the machine.
    ///
    /// @return the new boot id
    String start(String machine, String order) {
        stop();
        if (!Wait.until(() -> !portAnswers(), PORT_FREED)) {
            throw new ActuatorException(
                    "node '"
                            + member.node()
                            + "' was not started: nothing of it runs, but somebody else answers on"
                            + " port "
                            + member.port());
        }
        int number = files.boot(machine).map(Boot::number).orElse(0) + 1;
        var boot =
                new Boot.Begun(machine + "." + number, number, order, clock.instant());
        files.write(machine, boot);
        try {
            complete(machine, boot, ProcessTable.birth(launch(machine, boot.bootId()).pid()));
        } catch (IOException e) {
            complete(machine, boot, Optional.empty());
            throw new ActuatorException(
                    "node '" + member.node() + "' could not be started: " + e.getMessage(), e);
        }
        return boot.bootId();
    }

    private void complete(String machine, Boot.Begun begun, Optional<Birth> process) {
        files.write(machine, process.map(begun::started).orElseGet(begun::failed));
    }

    private Process launch(String machine, String bootId) throws IOException {
        var home = files.home(machine);
        var builder =
                new ProcessBuilder(command.fill(member, machine, home))
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        home.resolve("service.log").toFile()));
        builder.environment().put(NODE, files.directory().toString());
        builder.environment().put(BOOT, bootId);
        return builder.start();
    }

    private boolean portAnswers() {
        try (var socket = new Socket()) {
            var loopback = InetAddress.ofLiteral("127.0.0.1");
            socket.connect(new InetSocketAddress(loopback, member.port()), CONNECT_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            // Nobody refused: somebody listens, and is too busy.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends everything that runs for this node: asks, waits 3 s, then kills.
    void stop() {
        files.machines().forEach(this::settle);
        Set<Birth> asked = new LinkedHashSet<>();
        if (Wait.until(() -> noneLeft(asked, false), GRACE)
                || Wait.until(() -> noneLeft(asked, true), UNTIL_KILLED)) {
            return;
        }
        throw new ActuatorException(
                "node '"
                        + member.node()
                        + "' could not be stopped: "
                        + asked.stream()
                                .filter(ProcessTable::lives)
                                .map(process -> "process " + process.pid())
                                .collect(Collectors.joining(", "))
                        + " survived SIGKILL for "
                        + UNTIL_KILLED.toSeconds()
                        + " s");
    }

    /// One look round: asks what has not been asked, or kills what still lives.
    private boolean noneLeft(Set<Birth> asked, boolean kill) {
        var found = Stream.concat(find(), asked.stream().filter(ProcessTable::lives));
        var living = found.collect(Collectors.toCollection(LinkedHashSet::new));
        living.stream().flatMap(ProcessTable::children).toList().forEach(living::add);
        for (var process : living) {
            if (kill) {
                ProcessTable.kill(process);
            } else if (asked.add(process)) {
                ProcessTable.terminate(process);
            }
        }
        asked.addAll(living);
        return living.isEmpty();
    }

    private Stream<Birth> find() {
        var known = files.machines().stream().flatMap(machine -> running(machine).stream());
        return Stream.concat(known, ProcessTable.carrying(nodeMark()).stream());
    }

    /// Completes a start whose author died on the way. If that was a moment ago, the author's child
    /// may still be on its way to the service, and carry no mark yet.
    private void settle(String machine) {
        if (files.boot(machine).orElse(null) instanceof Boot.Begun begun) {
            var _ = Wait.until(() -> process(begun).isPresent(), IN_MID_AIR);
            complete(machine, begun, process(begun));
        }
    }
}
