package dev.remediator.metrics;

import dev.remediator.alert.Replayed;
import dev.remediator.guard.Scopes;
import dev.remediator.guard.Storm;
import dev.remediator.history.LastPosture;
import dev.remediator.reason.Reason;
import dev.remediator.warden.Posture;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToLongFunction;

/// Figures of how automation stands: what is stopped, what waits and for what. Without what is
/// replayed.
final class Postures {
    private static final Set<Reason> HOLDS = EnumSet.range(Reason.SILENCED, Reason.APPROVAL_WANTED);

    private Postures() {}

    static void watch(LastPosture last, MeterRegistry registry) {
        gauge("remediator.andon.pulled", last, p -> p.controls().cords().size())
                .description("andon cords that are pulled")
                .register(registry);
        gauge("remediator.storms", last, Postures::storms)
                .description("groups of which too much is unwell at once, or was until just now")
                .register(registry);
        gauge("remediator.remedies.in.flight", last, p -> inFlight(p, Posture.Group::inFlight))
                .description("remedies in flight altogether")
                .register(registry);
        gauge(
                        "remediator.destructive.in.flight",
                        last,
                        p -> inFlight(p, Posture.Group::destructive))
                .description("destructive remedies in flight altogether")
                .register(registry);
        for (var reason : HOLDS) {
            gauge("remediator.held.back", last, p -> heldBack(p, reason))
                    .tag("reason", reason.word())
                    .description("remedies and pages that a guard holds back")
                    .register(registry);
        }
    }

    private static Gauge.Builder<LastPosture> gauge(
            String name, LastPosture last, ToLongFunction<Posture> figure) {
        return Gauge.builder(name, last, l -> figure.applyAsLong(l.now()));
    }

    private static long storms(Posture posture) {
        return posture.groups().stream()
                .filter(g -> !Replayed.is(g.group()))
                .filter(g -> !g.weather().equals(Storm.Weather.NORMAL.name()))
                .count();
    }

    private static long inFlight(Posture posture, ToLongFunction<Posture.Group> figure) {
        return posture.groups().stream()
                .filter(g -> g.group().equals(Scopes.EVERYTHING))
                .mapToLong(figure)
                .sum();
    }

    private static long heldBack(Posture posture, Reason reason) {
        return posture.waiting().stream()
                .filter(w -> !Replayed.is(w.resource()))
                .filter(w -> reason.word().equals(w.reason()))
                .count();
    }
}
