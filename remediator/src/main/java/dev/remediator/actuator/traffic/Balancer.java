package dev.remediator.actuator.traffic;

import dev.remediator.actuator.Circuit;
import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One server of one balancer: taken out of its rotation and put back.
///
/// Who has ordered a drain HAProxy does not tell, so putting back ends anybody's. Maintenance is
/// never ours: a server that was sent there by order is neither taken out of it nor put back.
/// Nothing is ever declared healthy here: that is for the balancer's own checks. Every call throws
/// [ActuatorException] in a whole sentence.
final class Balancer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final String whom;
    private final Backend backend;
    private final String server;
    private final Circuit circuit;

    Balancer(BalancerSpec spec, String server, Circuit circuit) {
        this.whom = "balancer '" + spec.name() + "' ";
        this.backend = new Backend(new RuntimeApi(spec.address()), spec.backend());
        this.server = server;
        this.circuit = circuit;
    }

    /// Lets nothing new through, but what a cookie or a stick table ties to this server.
    String closeDoor() {
        return ask(
                () -> {
                    // An order to drain would end the maintenance.
                    if (!backend.server(server).inMaintenanceByOrder()) {
                        backend.set(server, "state drain");
                    }
                    var now = backend.server(server);
                    if (!now.draining() && !now.inMaintenance()) {
                        throw new Unconfirmed(
                                "has "
                                        + backend.place(now)
                                        + " "
                                        + now.inWords()
                                        + " all the same");
                    }
                    return now.inWords();
                });
    }

    /// Waits until nobody is connected any more, or patience is over.
    ///
    /// @return how many still are
    long empty(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            long left = ask(() -> backend.sessions(server));
            long time = end - System.nanoTime();
            if (left == 0 || time <= 0) {
                return left;
            }
            sleep(Math.min(time, pause.toNanos()));
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException(whom + "was left before '" + server + "' was empty", e);
        }
    }

    /// Ends a drain, and leaves it to the balancer's checks when it sends work again.
    String openDoor() {
        return ask(
                () -> {
                    var before = backend.server(server);
                    if (before.inMaintenanceByOrder()) {
                        throw new Unconfirmed(
                                "has "
                                        + backend.place(before)
                                        + " in maintenance by somebody's order, and is left so");
                    }
                    backend.set(server, "state ready");
                    var now = backend.server(server);
                    if (now.draining() || now.inMaintenanceByOrder()) {
                        throw new Unconfirmed(
                                "has " + backend.place(now) + " still " + now.inWords());
                    }
                    return now.inWords();
                });
    }

    /// Whether it sends work, and takes the server for healthy.
    boolean serves() {
        return ask(() -> backend.server(server).serves());
    }

    private <T> T ask(AtOnce.Task<T> question) {
        return circuit.call(
                () -> {
                    try {
                        return question.run();
                    } catch (Unanswered e) {
                        throw new Unreachable(whom + e.sentence(), e);
                    } catch (Unconfirmed e) {
                        throw new ActuatorException(whom + e.sentence(), e);
                    }
                });
    }
}
