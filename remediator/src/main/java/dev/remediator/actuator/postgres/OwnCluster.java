package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.LocalCommands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/// A PostgreSQL cluster of this program's own, on this machine: one primary, `n1`, and standbys
/// `n2` and on, which stream from it and acknowledge its commits. For demonstrations, game days and
/// tests.
///
/// It listens on loopback only and asks for no password. Commits are flushed to disk. [#close] ends
/// every process of every member, also of those that were rebuilt since; the files stay, for
/// whoever made the directory to remove. The methods that break things are here too. Safe for use
/// by several threads.
public final class OwnCluster implements AutoCloseable {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    private final DatabaseSpec spec;
    private final LocalCommands commands;

    OwnCluster(DatabaseSpec spec, LocalCommands commands) {
        this.spec = spec;
        this.commands = commands;
    }

    /// Whose programs it runs.
    public enum Origin {
        /// Those of this machine; else those that came with this program.
        EITHER,
        /// Those of this machine.
        MACHINE,
        /// Those that came with this program.
        BUNDLED
    }

    /// Makes one and returns when all standbys stream.
    ///
    /// @param directory where everything of it goes; empty or not there yet
    /// @param members how many, from 1 to 9
    /// @param terms what is allowed; `acks` is how many standbys acknowledge a commit
    /// @param origin whose programs
    /// @throws dev.remediator.port.ActuatorException if it does not come up; nothing runs then
    public static OwnCluster start(Path directory, int members, Terms terms, Origin origin) {
        var bundled = directory.resolve("binaries");
        return new OwnClusterStart(directory, members, terms, origin, bundled).start();
    }

    /// What describes it, without proxies.
    public DatabaseSpec spec() {
        return spec;
    }

    /// The processes of a member.
    public List<Long> pids(String member) {
        return pids(member, _ -> true);
    }

    /// Ends all processes of a member with SIGKILL, as if its host had lost power.
    public void killHard(String member) {
        var processes = processes(member);
        processes.kill(processes.list());
    }

    /// Stops all processes of a member with SIGSTOP: the kernel goes on answering for it. Returns
    /// when they are seen to be stopped, for which one that waits for its disk takes a moment.
    public void freeze(String member) {
        var end = System.nanoTime() + STOPS_WITHIN.toNanos();
        do {
            processes(member).signal("STOP", pids(member));
        } while (!pids(member, one -> !one.stopped()).isEmpty() && System.nanoTime() < end);
    }

    /// Lets a frozen member go on.
    public void thaw(String member) {
        processes(member).signal("CONT", pids(member));
    }

    /// Stops a standby's receiver only: it answers queries, and receives nothing.
    public void freezeReceiver(String member) {
        processes(member).signal("STOP", receiver(member));
    }

    /// Lets a standby's receiver go on.
    public void thawReceiver(String member) {
        processes(member).signal("CONT", receiver(member));
    }

    private List<Long> receiver(String member) {
        return pids(member, one -> one.command().contains("walreceiver"));
    }

    private List<Long> pids(String member, Predicate<HostProcesses.One> which) {
        return processes(member).list().stream().filter(which).map(HostProcesses.One::pid).toList();
    }

    private HostProcesses processes(String name) {
        return new HostProcesses(commands, member(name).data());
    }

    private Member member(String name) {
        return spec.member(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no member '" + name + "'"));
    }

    /// Ends every process of it. May be repeated.
    @Override
    public void close() {
        var files = new HostFiles(commands);
        for (var member : spec.members()) {
            var _ =
                    new Ending(
                                    member.name(),
                                    files,
                                    new HostProcesses(commands, member.data()),
                                    MemberFiles.of(member))
                            .kill();
        }
    }
}
