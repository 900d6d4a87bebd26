package dev.remediator.gameday;

import dev.remediator.Closing;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Takes everything down when the program is told to end, as by Ctrl-C, but never while it is still
/// being set up: what is half started would be left behind.
public final class CleanUp {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ReentrantLock settingUp = new ReentrantLock();
    private final Thread working = Thread.currentThread();
    private final Closing closing;

    /// From now on.
    ///
    /// @param closing what is to be taken down; the thread that calls this is interrupted before
    public CleanUp(Closing closing) {
        this.closing = closing;
        Runtime.getRuntime().addShutdownHook(new Thread(this::takeDown, "clean-up"));
    }

    /// Until this is closed everything stays.
    public interface SettingUp extends AutoCloseable {
        @Override
        void close();
    }

    /// Setting up begins. To be closed by the same thread.
    public SettingUp settingUp() {
        settingUp.lock();
        return settingUp::unlock;
    }

    private void takeDown() {
        try {
            var _ = Boolean.valueOf(settingUp.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        working.interrupt();
        closing.close();
    }
}
