package dev.remediator.console;

import dev.remediator.history.History;
import dev.remediator.history.IncidentView;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The first page: what is open, and what is over lately.
///
/// @param filter what is shown
/// @param states how many there are in each state, open or over, that has any
/// @param open what is not over, what needs somebody most first
/// @param openInAll how many that are, shown or not
/// @param over what is over, the last first
/// @param overInAll how many that are, shown or not
public record IncidentList(
        IncidentFilter filter,
        List<Count> states,
        List<IncidentCard> open,
        long openInAll,
        List<IncidentCard> over,
        long overInAll) {
    private static final int LATELY = 20;

    /// How many incidents are in a state.
    ///
    /// @param state the state's word
    /// @param count how many
    /// @param address where only those are shown
    /// @param shown whether only those are shown now
    public record Count(String state, long count, String address, boolean shown) {}

    /// Copies the lists.
    public IncidentList {
        states = List.copyOf(states);
        open = List.copyOf(open);
        over = List.copyOf(over);
    }

    static IncidentList of(History history, IncidentFilter filter, Instant now) {
        var found = history.incidents(filter::finds, Integer.MAX_VALUE);
        var shown = found.stream().filter(filter::shows).toList();
        var held = held(history.posture().now());
        var open = shown.stream().filter(v -> v.closedAt() == null).sorted(BY_NEED).toList();
        var over = shown.stream().filter(v -> v.closedAt() != null).sorted(LAST_FIRST).toList();
        int lately = filter.state().isEmpty() ? Math.min(LATELY, filter.limit()) : filter.limit();
        return new IncidentList(
                filter,
                counts(found, filter),
                cards(history, open, filter.limit(), held, now),
                open.size(),
                cards(history, over, lately, held, now),
                over.size());
    }

    private static final Comparator<IncidentView> BY_NEED =
            Comparator.comparingInt(IncidentList::need);

    private static final Comparator<IncidentView> LAST_FIRST =
            Comparator.comparing(IncidentList::overSince).reversed();

    private static Instant overSince(IncidentView view) {
        return Objects.requireNonNullElse(view.closedAt(), view.openedAt());
    }

    /// How little it needs somebody: what people were called for and nobody has taken comes first.
    private static int need(IncidentView view) {
        if (view.state().equals(State.PAGED.word())) {
            return view.acknowledgedBy() == null ? 0 : 6;
        }
        return switch (view.state()) {
            case "waiting", "refused" -> view.reason().equals("approval-wanted") ? 1 : 4;
            case "acting" -> 2;
            case "verifying" -> 3;
            case "watching" -> 5;
            default -> 7;
        };
    }

    private static List<Count> counts(List<IncidentView> found, IncidentFilter filter) {
        var counts = new LinkedHashMap<String, Long>();
        Arrays.stream(State.values()).forEach(state -> counts.put(state.word(), 0L));
        found.forEach(view -> counts.merge(view.state(), 1L, Long::sum));
        var some = new ArrayList<Count>();
        counts.forEach(
                (state, count) -> {
                    boolean shown = state.equals(filter.state());
                    if (count > 0 || shown) {
                        some.add(new Count(state, count, filter.with(state), shown));
                    }
                });
        return some;
    }

    private static List<IncidentCard> cards(
            History history,
            List<IncidentView> views,
            int limit,
            Map<String, Posture.Waiting> held,
            Instant now) {
        return views.stream()
                .limit(limit)
                .map(view -> history.incident(view.id()))
                .flatMap(Optional::stream)
                .map(
                        found -> {
                            var waiting = Optional.ofNullable(held.get(found.incident().id()));
                            return IncidentCard.of(found, waiting, now);
                        })
                .toList();
    }

    static Map<String, Posture.Waiting> held(Posture posture) {
        return posture.waiting().stream()
                .collect(Collectors.toMap(Posture.Waiting::incident, w -> w, (a, b) -> a));
    }
}
