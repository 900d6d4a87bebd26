package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts and ends the processes of one node, so that there are never two of them.
///
/// A start is announced in the file `boot`, then made, then completed there with the pid. The
/// process carries the announcement in its environment, so that it is found even if whoever started
/// it died before writing the pid. All but the queries need the [NodeLock].
final class NodeProcesses {
    private static final Duration IN_MID_AIR = Duration.ofSeconds(1);

    private final String node;
    private final Launcher launcher;
    private final NodeFiles files;
    private final InstantSource clock;

    NodeProcesses(String node, Launcher launcher, NodeFiles files, InstantSource clock) {
        this.node = node;
        this.launcher = launcher;
        this.files = files;
        this.clock = clock;
    }

    /// The service's process on this machine, if it runs.
    Optional<Birth> running(String machine) {
        return files.boot(machine).flatMap(this::process);
    }

    /// The id of the start it runs since, if it runs.
    Optional<String> bootId(String machine) {
        return files.boot(machine).filter(boot -> process(boot).isPresent()).map(Boot::bootId);
    }

    private Optional<Birth> process(Boot boot) {
        return switch (boot) {
            case Boot.Started started -> Optional.of(started.process()).filter(ProcessTable::lives);
            case Boot.Begun begun -> marked(begun).stream().findFirst();
            case Boot.Failed _ -> Optional.empty();
        };
    }

    private List<Birth> marked(Boot.Begun begun) {
        return ProcessTable.carrying(launcher.nodeMark(), Launcher.bootMark(begun.bootId()));
    }

    /// The machine on which the service runs thanks to this order, if it was killed half-way
    /// through; the start is then completed in its name.
    Optional<String> startedFor(String order) {
        return files.machines().reversed().stream()
                .filter(machine -> isStartedFor(order, machine))
                .findFirst();
    }

    private boolean isStartedFor(String order, String machine) {
        if (files.boot(machine).filter(latest -> latest.order().equals(order)).isEmpty()) {
            return false;
        }
        settle(machine);
        return running(machine).isPresent();
    }

    /// Ends whatever runs for this node, then starts the service on the machine.
    ///
    /// @return the new boot id
    String start(String machine, String order) {
        stop();
        launcher.checkPortIsFree();
        int number = files.boot(machine).map(Boot::number).orElse(0) + 1;
        var begun = new Boot.Begun(machine + "." + number, number, order, clock.instant());
        files.write(machine, begun);
        try {
            var process = launcher.launch(machine, files.home(machine), begun.bootId());
            complete(machine, begun, ProcessTable.birth(process.pid()));
        } catch (IOException e) {
            complete(machine, begun, Optional.empty());
            throw new ActuatorException(
                    "node '" + node + "' could not be started: " + e.getMessage(), e);
        }
        return begun.bootId();
    }

    private void complete(String machine, Boot.Begun begun, Optional<Birth> process) {
        files.write(machine, process.map(begun::started).orElseGet(begun::failed));
    }

    /// Ends everything that runs for this node, and returns when it is gone.
    void stop() {
        files.machines().forEach(this::settle);
        new Shutdown(node, this::find).run();
    }

    private Stream<Birth> find() {
        var written = files.machines().stream().flatMap(machine -> running(machine).stream());
        return Stream.concat(written, ProcessTable.carrying(launcher.nodeMark()).stream());
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
