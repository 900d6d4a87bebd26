package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Confirmation;
import dev.remediator.failover.HostState;
import dev.remediator.port.ActuatorException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A member's server process: its state, its start and its end.
final class Postmaster {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);

    private final Member member;
    private final HostFiles files;
    private final HostProcesses processes;
    private final Binaries binaries;
    private final MemberFiles paths;
    private final ConfigFile config;
    private final Presence presence;

    Postmaster(
            Member member,
            HostFiles files,
            HostProcesses processes,
            Binaries binaries,
            MemberFiles paths) {
        this.member = member;
        this.files = files;
        this.processes = processes;
        this.binaries = binaries;
        this.paths = paths;
        this.config = new ConfigFile(member.name(), files, paths);
        this.presence = new Presence(member.name(), files, paths);
    }

    /// @throws ActuatorException if there is no data, or the host cannot be asked
    HostState state() {
        var found = postmaster();
        if (found.isEmpty()) {
            presence.require();
            return HostState.GONE;
        }
        return found.get().stopped() ? HostState.FROZEN : HostState.RUNNING;
    }

    private Optional<HostProcesses.One> postmaster() {
        var pid =
                files.read(pidFile()).flatMap(text -> text.lines().findFirst()).map(String::strip);
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        return processes.list().stream()
                .filter(one -> Long.toString(one.pid()).equals(pid.get()))
                .findFirst();
    }

    private Path pidFile() {
        return paths.in("postmaster.pid");
    }

    /// @param before what is done right before the process is made; it may throw
    void start(Duration limit, Runnable before) {
        switch (state()) {
            case RUNNING -> {
                return;
            }
            case FROZEN ->
                    throw new ActuatorException(
                            "'%s' cannot be started: its process is there and stopped"
                                    .formatted(member.name()));
            case GONE, UNREACHABLE -> clearAway();
        }
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.program("pg_ctl"),
                                "start",
                                "-w",
                                "-t",
                                Long.toString(limit.toSeconds()),
                                "-D",
                                paths.data().toString(),
                                "-l",
                                paths.log().toString()));
        command.addAll(config.options());
        before.run();
        var started = files.run(limit.plusSeconds(10), command.toArray(String[]::new));
        if (!started.good()) {
            throw new ActuatorException(
                    "'%s' did not start within %d s; its log ends: %s"
                            .formatted(member.name(), limit.toSeconds(), endOfLog()));
        }
    }

    /// Removes what an earlier start left: children without their parent, and a file with a number
    /// that may be another program's by now, because of which PostgreSQL would not start.
    void clearAway() {
        if (!files.exists(pidFile())) {
            return;
        }
        var left = kill();
        if (!left.confirmed()) {
            throw new ActuatorException(
                    "'%s' is not all gone: %s".formatted(member.name(), left.problem()));
        }
        files.remove(pidFile());
    }

    private String endOfLog() {
        var end =
                files.run(Duration.ofSeconds(10), "tail", "-n", "5", "--", paths.log().toString());
        return String.join(" / ", end.out().lines().map(String::strip).toList());
    }

    /// Ends all of them.
    Confirmation kill() {
        return new Ending(member.name(), files, processes, paths).kill();
    }

    /// Whether it ran and was stopped; what an earlier end left is cleared away.
    boolean stop(String mode) {
        if (state() == HostState.GONE) {
            clearAway();
            return false;
        }
        files.must(
                STOPS_WITHIN.plusSeconds(10),
                "",
                binaries.program("pg_ctl"),
                "stop",
                "-w",
                "-m",
                mode,
                "-t",
                Long.toString(STOPS_WITHIN.toSeconds()),
                "-D",
                paths.data().toString());
        return true;
    }
}
