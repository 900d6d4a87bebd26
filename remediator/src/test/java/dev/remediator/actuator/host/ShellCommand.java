package dev.remediator.actuator.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One line that a shell executes, as OpenSSH's server would have it.
final class ShellCommand implements Command {
    private final String line;
    private final MinaHost host;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private @Nullable ExitCallback callback;
    private volatile @Nullable Process process;

    ShellCommand(String line, MinaHost host) {
        this.line = line;
        this.host = host;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) throws IOException {
        host.most.accumulateAndGet(host.running.incrementAndGet(), Math::max);
        var started = new ProcessBuilder("/bin/sh", "-c", line).start();
        process = started;
        environment.addSignalListener((_, _) -> started.destroyForcibly());
        Thread.ofVirtual().start(() -> feed(started));
        var complaints = Thread.ofVirtual().start(() -> pump(started.getErrorStream(), err));
        Thread.ofVirtual()
                .start(
                        () -> {
                            pump(started.getInputStream(), out);
                            finish(started, complaints);
                        });
    }

    private void feed(Process started) {
        try (var to = started.getOutputStream()) {
            in.transferTo(to);
        } catch (IOException _) {
            started.destroyForcibly();
        }
    }

    private static void pump(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException _) {
            return;
        }
    }

    private void finish(Process started, Thread complaints) {
        try {
            complaints.join();
            int exit = started.waitFor();
            host.running.decrementAndGet();
            if (callback != null) {
                callback.onExit(exit);
            }
        } catch (InterruptedException _) {
            started.destroyForcibly();
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        var started = process;
        if (started != null) {
            started.destroyForcibly();
        }
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback exit) {
        callback = exit;
    }
}
