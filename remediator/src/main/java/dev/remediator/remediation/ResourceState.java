package dev.remediator.remediation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything known about one resource: its incidents, who has its lock, who waits for it.
///
/// @param resource its key
/// @param token the fencing token handed out last; only ever grows
/// @param incidents open and paged incidents, by series
/// @param line the series that have or want the lock, first come first served; the first has it
/// @param past what ended lately, by series, so that an old message cannot open it again
public record ResourceState(
        String resource,
        long token,
        Map<String, Incident> incidents,
        List<String> line,
        Map<String, Past> past) {

    /// Copies everything.
    public ResourceState {
        incidents = Collections.unmodifiableMap(new TreeMap<>(incidents));
        line = List.copyOf(line);
        past = Collections.unmodifiableMap(new TreeMap<>(past));
    }

    /// A resource nothing has happened to yet.
    public static ResourceState quiet(String resource) {
        return new ResourceState(resource, 0, Map.of(), List.of(), Map.of());
    }

    /// What ended.
    ///
    /// @param startsAt when the last known episode began, by the source's clock
    /// @param until when this is forgotten
    public record Past(Instant startsAt, Instant until) {}

    /// When the next thing is due although nothing happens, if anything is.
    public Optional<Instant> due() {
        return Stream.concat(
                        incidents.values().stream()
                                .flatMap(i -> i.phase().due(i.condition()).stream()),
                        past.values().stream().map(Past::until))
                .min(Instant::compareTo);
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
        return incidents.isEmpty() && past.isEmpty();
    }
}
