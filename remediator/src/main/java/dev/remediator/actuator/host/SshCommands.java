package dev.remediator.actuator.host;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;

/// Runs commands on another host over SSH, with one connection that all of them share. All hosts
/// share one client, with its threads.
///
/// The host's key must be in a file of known hosts; a key file says who we are; nothing else of
/// `~/.ssh` is read. The connection is made at the first command, within five seconds, and made
/// anew at the next one after it broke; what ran while it broke is never run again by itself. Up to
/// eight commands run at a time, as OpenSSH allows ten; others wait for as long as their limit, and
/// begin it when they are connected.
///
/// The login shell there must be a POSIX one; it starts the program and gets nothing else to do. A
/// command that takes longer than its limit is killed with its whole process group, which an
/// OpenSSH before 7.9, or one that is logged in to as root, does not do: there it only loses its
/// standard streams. One that a signal killed has the exit code a shell would give it, 128 and the
/// signal's number.
public final class SshCommands implements Commands {
    private static final int AT_ONCE = 8;
    private static final Duration OPENED = Duration.ofMillis(1);
    private static final Map<String, Integer> SIGNALS =
            Map.of(
                    "HUP", 1, "INT", 2, "QUIT", 3, "ILL", 4, "ABRT", 6, "FPE", 8, "KILL", 9, "SEGV",
                    11, "PIPE", 13, "TERM", 15);

    private final SshConnection connection;
    private final Semaphore channels = new Semaphore(AT_ONCE, true);

    /// Connects to nothing yet.
    ///
    /// @param address who is asked
    /// @param key a file with a private key that has no passphrase; Ed25519, ECDSA or RSA
    /// @param knownHosts a file with the host's public key, as of OpenSSH
    public SshCommands(SshAddress address, Path key, Path knownHosts) {
        connection = new SshConnection(address, key, knownHosts);
    }

    @Override
    public String where() {
        return connection.where();
    }

    @Override
    public Result run(Duration limit, String input, List<String> command) {
        var line = ShellWords.line(command);
        var program = "'" + command.getFirst() + "' on " + where();
        try {
            if (!channels.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ActuatorException(
                        program + " did not begin: " + AT_ONCE + " others run there already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException(program + " was cancelled before it began", e);
        }
        try {
            return run(connection.session(limit), line, input, program, limit);
        } finally {
            channels.release();
        }
    }

    private static Result run(
            ClientSession session, String line, String input, String program, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        var out = new Capped();
        var err = new Capped();
        try (var channel = session.createExecChannel(line)) {
            channel.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            channel.setOut(out);
            channel.setErr(err);
            var opened = channel.open();
            if (!opened.await(left(end))) {
                kill(channel);
                throw late(program, limit);
            }
            opened.verify(OPENED);
            var events = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), left(end));
            if (!events.contains(ClientChannelEvent.CLOSED)) {
                kill(channel);
                throw late(program, limit);
            }
            return new Result(exit(channel, program, err), out.text(), err.text());
        } catch (IOException e) {
            throw new Unreachable(program + " failed: " + SshConnection.why(e), e);
        }
    }

    private static int exit(ChannelExec channel, String program, Capped err) {
        var status = channel.getExitStatus();
        if (status == null) {
            var signal = channel.getExitSignal();
            if (signal == null) {
                throw new Unreachable(program + " was lost: the connection broke before it ended");
            }
            return 128 + SIGNALS.getOrDefault(signal, 0);
        }
        return switch (status) {
            case 126, 127 ->
                    throw new ActuatorException(
                            program + " was not started: " + SshConnection.said(err.text()));
            default -> status;
        };
    }

    private static void kill(ChannelExec channel) throws IOException {
        if (!channel.getSession().isOpen()) {
            return;
        }
        var buffer = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(channel.getRecipient());
        buffer.putString("signal");
        buffer.putBoolean(false);
        buffer.putString("KILL");
        channel.writePacket(buffer);
        channel.close(false);
    }

    private static long left(long end) {
        return Math.max(1, (end - System.nanoTime()) / 1_000_000);
    }

    private static Unreachable late(String program, Duration limit) {
        return new Unreachable(
                program + " took longer than " + limit.toMillis() + " ms and was ended");
    }

    @Override
    public void close() {
        connection.close();
    }
}
