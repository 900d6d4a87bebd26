package dev.remediator.gameday;

import java.io.IOException;

/// Signals that Java itself does not send.
public final class Signal {

    private Signal() {}

    /// Sends one; returns when it was sent.
    ///
    /// @param name such as `STOP`
    public static void send(String name, long pid) throws IOException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
        kill.onExit().join();
    }
}
