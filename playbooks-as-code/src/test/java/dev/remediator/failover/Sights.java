package dev.remediator.failover;

import dev.remediator.failover.Terms.WhenAlone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Clusters as one line each, so that tables can be read. Members are separated by `|`; each is its
/// name and words:
///
/// - `primary`, `standby`, `silent`: what it says that it is
/// - `streams`, `follows=n1`, `at=2/300`: what a standby says; it follows n1 unless told otherwise
/// - `readonly`: a primary that takes no writes; `unsure`: a write was not made, nobody knows why
/// - `revoked`: a standby whose word was taken back
/// - `running`, `frozen`, `gone`, `unreachable`: what its host says; running unless told otherwise
/// - `away`: it stands in another region
/// - `once`: it was tried once only; `door`: the front door reaches it
final class Sights {
    static final Instant NOW = Instant.parse("2026-01-01T03:00:00Z");

    private Sights() {}

    static Observation of(String line) {
        return new Observation(
                Arrays.stream(line.split("\\|")).map(String::strip).map(Sights::member).toList(),
                Optional.empty());
    }

    static Observation recovered(Observation seen, Duration ago, boolean acknowledged) {
        return new Observation(
                seen.members(),
                Optional.of(new Recovery(NOW.minus(ago), "n3", "n1", 1, acknowledged, false)));
    }

    static Observation degraded(Observation seen) {
        return new Observation(
                seen.members(),
                Optional.of(
                        new Recovery(NOW.minus(Duration.ofDays(1)), "n3", "n1", 1, true, true)));
    }

    static Terms terms(int acks) {
        return new Terms(
                acks,
                WhenAlone.BLOCK,
                Duration.ZERO,
                false,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                Duration.ofSeconds(40));
    }

    static Terms crossing(Terms terms) {
        return new Terms(
                terms.acks(),
                terms.whenAlone(),
                terms.restartWithin(),
                true,
                terms.blockAfterRecovery(),
                terms.rebuildLimit(),
                terms.selfFence());
    }

    static Terms restarting(Terms terms) {
        return new Terms(
                terms.acks(),
                terms.whenAlone(),
                Duration.ofSeconds(30),
                terms.crossRegion(),
                terms.blockAfterRecovery(),
                terms.rebuildLimit(),
                terms.selfFence());
    }

    private static MemberSight member(String text) {
        var words = List.of(text.split("\\s+"));
        var name = words.getFirst();
        var role =
                words.contains("primary")
                        ? Role.PRIMARY
                        : words.contains("standby") ? Role.STANDBY : Role.UNKNOWN;
        var position =
                role == Role.UNKNOWN ? WalPosition.UNKNOWN : position(value(words, "at", "1/100"));
        return new MemberSight(
                name,
                words.contains("away") ? "away" : "home",
                glances(words, role),
                host(words),
                role,
                role == Role.PRIMARY && !words.contains("readonly") && !words.contains("unsure"),
                words.contains("readonly") ? "read only" : "",
                position,
                words.contains("streams"),
                role == Role.STANDBY ? value(words, "follows", "n1").replace("nobody", "") : "",
                words.contains("revoked"));
    }

    private static String value(List<String> words, String key, String otherwise) {
        return words.stream()
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static WalPosition position(String text) {
        var parts = List.of(text.split("/"));
        return new WalPosition(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)));
    }

    private static HostState host(List<String> words) {
        return words.contains("gone")
                ? HostState.GONE
                : words.contains("frozen")
                        ? HostState.FROZEN
                        : words.contains("unreachable") ? HostState.UNREACHABLE : HostState.RUNNING;
    }

    private static List<Glance> glances(List<String> words, Role role) {
        boolean answered = role != Role.UNKNOWN;
        var glances = new ArrayList<Glance>();
        glances.add(new Glance("worker", answered, answered ? "" : "no answer"));
        if (!answered && !words.contains("once")) {
            glances.add(new Glance("worker", false, "no answer"));
        }
        if (words.contains("door")) {
            glances.add(new Glance("front door", true, ""));
        }
        return glances;
    }
}
