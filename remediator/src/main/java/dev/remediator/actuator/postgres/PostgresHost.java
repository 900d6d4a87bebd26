package dev.remediator.actuator.postgres;

import dev.remediator.actuator.host.Commands;
import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Confirmation;
import dev.remediator.failover.HostState;
import dev.remediator.failover.WalPosition;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One member's process and files on its host.
///
/// Everything goes through [Commands], so that it is the same for this host and for one over SSH.
/// Calls block, each with a limit of its own, and throw [ActuatorException] when the host refuses.
/// Safe for use by several threads; what changes something is done one at a time.
final class PostgresHost {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Pattern OF_A_TIMELINE =
            Pattern.compile("([0-9A-F]{8})(?:[0-9A-F]{16}(?:\\.partial)?|\\.history)");

    private final DatabaseSpec spec;
    private final Member member;
    private final Commands commands;
    private final Binaries binaries;
    private final MemberFiles paths;
    private final HostFiles files;
    private final HostProcesses processes;
    private final Token token;
    private final Postmaster postmaster;
    private final Fence fence;
    private final Rewind rewind;
    private final Presence presence;
    private final ConfigFile config;

    PostgresHost(DatabaseSpec spec, Member member, Commands commands, Binaries binaries) {
        this.spec = spec;
        this.member = member;
        this.commands = commands;
        this.binaries = binaries;
        this.paths = MemberFiles.of(member);
        this.files = new HostFiles(commands);
        this.processes = new HostProcesses(commands, paths.data());
        this.token = new Token(files, paths.note("remediator.token"));
        this.postmaster = new Postmaster(member, files, processes, binaries, paths);
        this.fence = new Fence(files, paths);
        this.rewind = new Rewind(spec, member, files, paths);
        this.presence = new Presence(member.name(), files, paths);
        this.config = new ConfigFile(member.name(), files, paths);
    }

    HostProcesses processes() {
        return processes;
    }

    /// What the host says of the process. Never throws: a host that does not answer is an answer.
    HostState state() {
        try {
            return postmaster.state();
        } catch (ActuatorException e) {
            return HostState.UNREACHABLE;
        }
    }

    /// Lets a receiver go on that somebody stopped, so that it can do what it is told: to end.
    void letReceiverGoOn() {
        var stopped =
                processes.list().stream()
                        .filter(one -> one.stopped() && one.command().contains("walreceiver"))
                        .map(HostProcesses.One::pid)
                        .toList();
        processes.signal("CONT", stopped);
    }

    /// Starts the process as what it was; nothing happens if it runs.
    ///
    /// @throws ActuatorException with the end of its log, if it does not take connections in time
    synchronized void start() {
        start(() -> {});
    }

    private void start(Runnable before) {
        rewind.refuseHalfDone();
        fence.settled();
        postmaster.start(STARTS_WITHIN, before);
        presence.made();
    }

    /// The same, unless a younger order was seen.
    synchronized void start(Order order) {
        admit(order);
        start(() -> token.refuseOlder(order));
    }

    /// Ends the process and all its children for good, after it was made sure that it does not come
    /// back as a primary. Ends stopped ones too.
    ///
    /// @return confirmed when the host was seen to have no process of that data directory
    synchronized Confirmation kill(Order order) {
        token.admitWithoutRoom(order);
        var fenced = fenced();
        var killed = postmaster.kill();
        return killed.confirmed() ? fenced : killed;
    }

    /// Stops it in an orderly way; what it wrote reaches its standbys. It does not come back as a
    /// primary.
    ///
    /// @return where its log ended; empty if it did not run, did not stop in an orderly way, or has
    ///   no `pg_controldata` to tell
    synchronized Optional<WalPosition> stopFast(Order order) {
        token.admitWithoutRoom(order);
        presence.require();
        var _ = config.elsewhere();
        fence.raise();
        return postmaster.stop("fast")
                ? new ControlData(files, paths, binaries).endOfLog()
                : Optional.empty();
    }

    /// Undoes what [#kill] or [#stopFast] did to a primary: it is one again when it is started. One
    /// that was a standby before stays one.
    synchronized void allowPrimary(Order order) {
        admit(order);
        var _ = config.elsewhere();
        fence.lower();
    }

    /// The newest timeline that the write-ahead log it has knows of; empty if it has no log.
    OptionalLong newestTimeline() {
        return files.names(paths.in("pg_wal")).stream()
                .map(OF_A_TIMELINE::matcher)
                .filter(Matcher::matches)
                .mapToLong(name -> Long.parseLong(name.group(1), 16))
                .max();
    }

    /// Which copy of the data it has; `original` if nobody has named it; empty if there is none.
    Optional<String> copy() {
        if (!files.exists(paths.in("PG_VERSION"))) {
            return Optional.empty();
        }
        return Optional.of(
                files.read(paths.in(MemberFiles.COPY)).map(String::strip).orElse("original"));
    }

    /// Sets these in `postgresql.auto.conf`, while it is stopped.
    synchronized void configure(Map<String, String> settings) {
        refuseWhileItRuns("configured");
        var file = paths.in(AutoConf.FILE);
        var before = AutoConf.parse(files.read(file).orElse(""));
        files.write(file, before.with(settings).text());
    }

    /// Makes a copy of a primary's data the member's own, as its standby. Not started yet.
    ///
    /// @param source the primary, which runs
    synchronized Copied clone(Source source, Order order) {
        admit(order);
        refuseWhileItRuns("given a new copy");
        var copied =
                new Clone(spec, member, commands, binaries, paths, files, token).of(source, order);
        presence.made();
        fence.forget();
        rewind.forget();
        return copied;
    }

    /// Keeps what a person may want to know of the copy it has, of the latest five copies. May be
    /// repeated.
    ///
    /// @return where it is kept
    /// @throws ActuatorException also if the copy could not be destroyed or another one not started
    synchronized String saveEvidence() {
        var copy = copy();
        if (copy.isEmpty()) {
            return paths.evidence().toString();
        }
        refuseIrreplaceable();
        return new Evidence(files, paths, binaries).saved(copy.get());
    }

    /// Refuses a member whose data cannot be destroyed as a whole, or that could not be started
    /// with other data. Changes nothing, and asks a running one too: better before it is ended.
    void refuseIrreplaceable() {
        new Destruction(member.name(), files, paths).refuseWhatLiesElsewhere();
        var _ = config.elsewhere();
    }

    /// Removes this copy of the data for good; another one is left alone, and nothing happens if it
    /// is gone. Refuses while a process of it runs.
    synchronized void destroy(String copy, Order order) {
        token.admitWithoutRoom(order);
        var destruction = new Destruction(member.name(), files, paths);
        if (copy().filter(Evidence.checked(copy)::equals).isPresent()) {
            refuseWhileItRuns("destroyed");
            refuseIrreplaceable();
            config.remember();
            presence.destroying();
            destruction.renameAndRemove(copy);
        } else {
            destruction.removeRest(copy);
        }
    }

    /// Turns its data back to where this primary's history allows it to follow, and makes it its
    /// standby. Not started yet. The primary must have made a checkpoint since it was promoted, or
    /// this does nothing and says that it was done.
    ///
    /// @return whether it was done; not if there is no `pg_rewind` or it failed, and then only a
    ///   new copy helps
    synchronized boolean rewind(Source source, Order order) {
        admit(order);
        refuseWhileItRuns("turned back");
        var program = binaries.extra("pg_rewind");
        var elsewhere = config.elsewhere();
        if (program.isEmpty() || (elsewhere.isPresent() && binaries.major() < 15)) {
            return false;
        }
        config.remember();
        postmaster.clearAway();
        new PasswordFile(spec, files, paths).write();
        var done = rewind.by(program.get(), elsewhere, source.primary());
        fence.forget();
        return done;
    }

    /// Whether it stays down. A full disk keeps nobody from ending the process.
    private Confirmation fenced() {
        try {
            presence.require();
            fence.raise();
            return Confirmation.of(member.name());
        } catch (ActuatorException e) {
            return Confirmation.not(
                    member.name(), "it may start as a primary again: " + e.getMessage());
        }
    }

    private void admit(Order order) {
        token.admit(order);
        files.makeDirectory(paths.notes());
    }

    private void refuseWhileItRuns(String what) {
        List<HostProcesses.One> running = processes.list();
        if (!running.isEmpty()) {
            throw new ActuatorException(
                    "'%s' cannot be %s while its process %d runs"
                            .formatted(member.name(), what, running.getFirst().pid()));
        }
    }
}
