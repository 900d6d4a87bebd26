package dev.remediator.journal;

import java.util.List;

/// Branches of one run on virtual threads of their own.
public final class Crowd {

    private Crowd() {}

    /// Carries them out at once and returns when all have ended. An interruption is passed on to
    /// all of them and thrown when they have ended.
    public static void run(List<Runnable> branches) throws InterruptedException {
        var threads =
                branches.stream()
                        .map(branch -> Thread.ofVirtual().name("branch").start(branch))
                        .toList();
        InterruptedException interrupted = null;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = e;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted != null) {
            throw interrupted;
        }
    }
}
