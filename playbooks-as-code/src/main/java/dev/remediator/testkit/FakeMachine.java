package dev.remediator.testkit;

import dev.remediator.port.Node;
import dev.remediator.port.Service;
import java.time.Duration;

/// What stands behind a fake node's name for a while.
final class FakeMachine {
    private final VirtualTime time;
    private final String id;
    private Duration untilServing = Duration.ZERO;
    private boolean incurable;
    private boolean wantsReboot;
    private boolean running;
    private boolean serves;
    private boolean onStandby;
    private boolean ending;
    private int boots;
    private int starts;
    private int restarts;

    /// How a machine stands.
    ///
    /// @param id its identity
    /// @param boots how often it has booted
    /// @param starts how often its service was started
    /// @param serves whether it is well
    record State(String id, int boots, int starts, boolean serves) {}

    FakeMachine(VirtualTime time, String id, Duration untilServing, boolean incurable) {
        this.time = time;
        this.id = id;
        this.untilServing = untilServing;
        this.incurable = incurable;
        boot();
    }

    String id() {
        return id;
    }

    String bootId() {
        return id + "/boot-" + boots;
    }

    boolean serves() {
        return serves;
    }

    Service service() {
        return running
                ? new Service(Service.State.RUNNING, id + "/start-" + starts, restarts)
                : new Service(Service.State.STOPPED, Node.NOT_RUNNING, restarts);
    }

    void boot() {
        boots++;
        wantsReboot = false;
        start();
    }

    /// By order.
    void start() {
        restarts = 0;
        run();
    }

    /// By its supervisor.
    void startByItself() {
        restarts++;
        run();
    }

    private void run() {
        int start = ++starts;
        running = true;
        serves = false;
        if (untilServing.isPositive()) {
            time.after(untilServing, () -> serve(start));
        } else {
            serve(start);
        }
    }

    /// Unless it was stopped or started again meanwhile.
    private void serve(int start) {
        serves = running && start == starts && !incurable && !wantsReboot;
    }

    void stop() {
        running = false;
        serves = false;
    }

    /// It gets no more work.
    void goOnStandby() {
        onStandby = true;
    }

    boolean onStandby() {
        return onStandby;
    }

    /// It was told to go, and has not gone yet.
    void end() {
        ending = true;
        stop();
    }

    boolean ending() {
        return ending;
    }

    void fallSick() {
        serves = false;
    }

    void needReboot() {
        wantsReboot = true;
        serves = false;
    }

    void staySick() {
        incurable = true;
        serves = false;
    }

    void servesAfter(Duration duration) {
        untilServing = duration;
    }

    State state() {
        return new State(id, boots, starts, serves);
    }
}
