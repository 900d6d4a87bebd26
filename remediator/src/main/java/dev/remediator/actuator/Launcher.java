package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;

/// Starts the service of one node: no shell, nothing on standard input, both outputs into
/// `service.log` of the machine, no other file of this JVM open. The process outlives this JVM.
///
/// @param nodeDirectory goes into the process's environment, and with it into all it starts
record Launcher(ProcessFleetSpec.Member member, CommandTemplate command, Path nodeDirectory) {
    private static final Duration PORT_FREED = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 200;
    private static final String NODE = "REMEDIATOR_NODE";
    private static final String BOOT = "REMEDIATOR_BOOT";

    /// How everything is known that was ever started for this node.
    String nodeMark() {
        return NODE + "=" + inAscii();
    }

    /// As every worker spells it, whatever its locale.
    private String inAscii() {
        var uri = nodeDirectory.toUri().toASCIIString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }

    /// How everything is known that began with this start.
    static String bootMark(String bootId) {
        return BOOT + "=" + bootId;
    }

    /// To be asked when nothing of the node runs any more: whoever answers there is a stranger, and
    /// would pass for the service.
    void checkPortIsFree() {
        if (!Wait.until(() -> !portAnswers(), PORT_FREED)) {
            throw new ActuatorException(
                    "node '"
                            + member.node()
                            + "' was not started: nothing of it runs, but somebody else answers on"
                            + " port "
                            + member.port());
        }
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

    /// @param home the machine's directory, where the process starts
    Process launch(String machine, Path home, String bootId) throws IOException {
        var log = home.resolve("service.log").toFile();
        var builder =
                new ProcessBuilder(command.fill(member, machine, home))
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().put(NODE, inAscii());
        builder.environment().put(BOOT, bootId);
        return builder.start();
    }
}
