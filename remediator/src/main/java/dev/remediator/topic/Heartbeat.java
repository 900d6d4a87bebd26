package dev.remediator.topic;

import java.util.Set;

/// A worker tells one partition of the engine that it lives, that it has just begun, or that it
/// leaves.
///
/// @param worker which one: its name, `@`, and a word that is another one each time it begins
/// @param beat when it was sent, by a clock that only the worker reads; the answer repeats it
/// @param sign what it says
/// @param codes the versions of playbooks it takes runs of
public record Heartbeat(String worker, long beat, Sign sign, Set<String> codes) {
    private static final char BETWEEN = '@';

    /// Copies the set.
    public Heartbeat {
        codes = Set.copyOf(codes);
    }

    /// What a worker can say of itself.
    public enum Sign {
        /// It has just begun: whatever a worker of its name held before, it goes on with.
        ARRIVED,
        /// It lives.
        ALIVE,
        /// It leaves, and hands back what it holds.
        LEFT
    }

    /// What a worker that begins now is called from then on.
    ///
    /// @param name the name it keeps over restarts
    /// @param birth another one each time
    public static String called(String name, String birth) {
        return name + BETWEEN + birth;
    }

    /// The name that the worker keeps over restarts.
    public String name() {
        return nameOf(worker);
    }

    /// The name that a worker keeps over restarts.
    public static String nameOf(String worker) {
        int end = worker.lastIndexOf(BETWEEN);
        return end < 0 ? worker : worker.substring(0, end);
    }
}
