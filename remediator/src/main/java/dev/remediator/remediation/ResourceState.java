package dev.remediator.remediation;

import dev.remediator.guard.Flapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// Everything known about one resource: its incidents, who has its lock, who waits for it.
///
/// @param resource its key
/// @param token the fencing token handed out last; only ever grows
/// @param incidents open and paged incidents, by series
/// @param line the series that have or want the lock, first come first served; the first has it
/// @param past what ended lately, by series, so that an old message cannot open it again
/// @param asked how many permits it has asked for; only ever grows
/// @param tried the remedies tried on it lately, oldest first
/// @param flapping how often series have come back lately
public record ResourceState(
        String resource,
        long token,
        Map<String, Incident> incidents,
        List<String> line,
        Map<String, Past> past,
        long asked,
        List<Tried> tried,
        Map<String, Flapping> flapping) {

    /// Copies everything.
    public ResourceState {
        incidents = sorted(incidents);
        line = List.copyOf(line);
        past = sorted(past);
        tried = List.copyOf(tried);
        flapping = sorted(flapping);
    }

    /// What cannot be changed is not copied.
    static <V> TreePMap<String, V> sorted(Map<String, V> map) {
        return map instanceof TreePMap<String, V> known ? known : TreePMap.from(map);
    }

    /// A resource nothing has happened to yet.
    public static ResourceState quiet(String resource) {
        return new ResourceState(
                resource, 0, Map.of(), List.of(), Map.of(), 0, List.of(), Map.of());
    }

    /// What ended.
    ///
    /// @param startsAt when the last known episode began, by the source's clock
    /// @param until when this is forgotten
    public record Past(Instant startsAt, Instant until) {}

    /// One remedy that was tried.
    ///
    /// @param playbook whose remedy
    /// @param remedy which rung of its ladder
    /// @param name its name
    /// @param incident for which incident
    /// @param at when it ended, or when it was seen to have healed
    /// @param destructive whether it destroyed something
    /// @param healed whether it healed
    /// @param until when this is forgotten
    public record Tried(
            String playbook,
            int remedy,
            String name,
            String incident,
            Instant at,
            boolean destructive,
            boolean healed,
            Instant until) {}

    /// When the next thing is due although nothing happens, if anything is.
    public Optional<Instant> due() {
        Instant first = null;
        for (var incident : incidents.values()) {
            first = earlier(first, incident.due().orElse(null));
        }
        if (!past.isEmpty()) {
            for (var ended : past.values()) {
                first = earlier(first, ended.until());
            }
        }
        for (var one : tried) {
            first = earlier(first, one.until());
        }
        if (!flapping.isEmpty()) {
            for (var points : flapping.values()) {
                first = earlier(first, points.until());
            }
        }
        return Optional.ofNullable(first);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    /// How many alerts have been accepted whose terminal record is still to come.
    public long unsettled() {
        return incidents.values().stream().filter(Incident::unsettled).count();
    }

    /// The workers that hold a run on this resource.
    public Stream<String> workers() {
        return incidents.values().stream()
                .flatMap(
                        i ->
                                i.phase() instanceof Phase.Acting(var run)
                                                && run.owner() instanceof Run.Held(var worker)
                                        ? Stream.of(worker)
                                        : Stream.empty());
    }

    /// Whether there is anything left to remember but the token.
    public boolean idle() {
        return incidents.isEmpty() && past.isEmpty() && tried.isEmpty() && flapping.isEmpty();
    }

    /// The permits its incidents hold or have asked for.
    Set<String> permits() {
        var permits = new TreeSet<String>();
        for (var incident : incidents.values()) {
            if (incident.permit() != null) {
                permits.add(incident.permit());
            }
        }
        return permits;
    }
}
