package dev.remediator.settings;

import dev.remediator.topic.Dispatch;
import java.time.Duration;

/// How remedies are carried out.
///
/// @param name what this process's worker is called. It must not change when the process is started
///   again: then it goes on at once with what it held. No two may share one. Default none: another
///   one each time
/// @param inProcess whether `up` carries out remedies itself. Default true
/// @param atOnce how many remedies one worker carries out at once. Default 32
/// @param heartbeat how often a worker says that it lives. Default 3 s
/// @param fence without an answer for so long it starts no further step. Default 15 s
/// @param lease silent for so long it loses what it holds. Default 20 s
/// @param drain for how long a worker that is stopped may finish what it holds before it hands it
///   back. Default 0 s
/// @param dispatch how offers reach workers: `share`, through a share group, or `group`, through a
///   plain consumer group, for Kafka before 4.2 or without share groups. Default `share`
public record Workers(
        String name,
        boolean inProcess,
        int atOnce,
        Duration heartbeat,
        Duration fence,
        Duration lease,
        Duration drain,
        Dispatch dispatch) {
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(10);

    /// Refuses an order of times that would let two workers act at once.
    public Workers {
        if (!name.matches("[A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "workers.name is '"
                            + name
                            + "', but may only have letters, digits, '.', '_' and '-'");
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException(
                    "workers.drain is " + drain + ", but must not be negative");
        }
        Bounds.between("workers.at-once", atOnce, 1, 10_000);
        if (heartbeat.compareTo(SHORTEST_HEARTBEAT) < 0) {
            throw new IllegalArgumentException(
                    "workers.heartbeat is "
                            + heartbeat
                            + ", but must be at least "
                            + SHORTEST_HEARTBEAT);
        }
        if (heartbeat.compareTo(fence) >= 0 || fence.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    "workers.heartbeat (%s), workers.fence (%s) and workers.lease (%s) must each be longer than the one before"
                            .formatted(heartbeat, fence, lease));
        }
    }
}
