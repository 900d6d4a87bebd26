package dev.remediator.cli;

import dev.remediator.Installation;
import java.io.Console;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signal SIGHUP, which means to a service that its settings are to be read again, as in
/// `systemctl reload`. A program on a terminal is still ended by it, when the terminal is closed.
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

    private Hangup() {}

    /// From now on the settings are read again when the signal comes. Where the virtual machine has
    /// no such signal, nothing is done.
    static void isMeantAs(Installation installation) {
        if (Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)) {
            return;
        }
        try {
            handle(() -> reload(installation));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.info("SIGHUP is not heard here; use 'remediator reload'");
        }
    }

    private static void reload(Installation installation) {
        try {
            var _ = installation.reload("SIGHUP", "a signal to this process");
        } catch (IllegalArgumentException e) {
            LOG.debug("the audit has it", e);
        }
    }

    /// The compiler warns of every class of `sun.misc`, though this one is meant to be used.
    private static void handle(Runnable reaction) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var ours =
                Proxy.newProxyInstance(
                        Hangup.class.getClassLoader(),
                        new Class<?>[] {handler},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("handle")) {
                                reaction.run();
                                return null;
                            }
                            return method.invoke(reaction, arguments);
                        });
        var hangup = signal.getConstructor(String.class).newInstance("HUP");
        var _ = signal.getMethod("handle", signal, handler).invoke(null, hangup, ours);
    }
}
