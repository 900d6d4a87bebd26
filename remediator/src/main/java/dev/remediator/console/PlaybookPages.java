package dev.remediator.console;

import dev.remediator.history.IncidentView;
import dev.remediator.playbook.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What would be done, and how it went.
public final class PlaybookPages {
    /// More are counted, but not looked for on the flow.
    private static final int MOST_STANDING = 500;

    private static final int LAST = 20;

    private final Sources sources;

    PlaybookPages(Sources sources) {
        this.sources = sources;
    }

    /// Every playbook with its sentence and its record.
    public Page list(Viewer viewer) {
        var states = new HashMap<String, Map<String, Integer>>();
        for (var view : sources.history().incidents(v -> v.closedAt() == null, Integer.MAX_VALUE)) {
            if (view.playbook() != null) {
                states.computeIfAbsent(view.playbook(), _ -> new TreeMap<>())
                        .merge(view.state(), 1, Integer::sum);
            }
        }
        var playbooks =
                sources.book()
                        .entries()
                        .map(
                                entry ->
                                        PlaybookView.of(
                                                entry,
                                                sources,
                                                words(states.getOrDefault(entry.name(), Map.of()))))
                        .toList();
        return Templates.draw(
                "playbooks/list.jte",
                Map.of(
                        "frame",
                        Frame.of(sources, viewer, "/playbooks", "Playbooks"),
                        "playbooks",
                        playbooks));
    }

    private static String words(Map<String, Integer> states) {
        return states.isEmpty()
                ? "nothing now"
                : states.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
    }

    /// One playbook as a flow, with where current runs stand.
    ///
    /// @param query the address's query: `incident` marks the way of that one
    /// @return nothing, if no such playbook is loaded
    public Optional<Page> one(Viewer viewer, String name, Map<String, String> query) {
        return sources.book()
                .entries()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .map(
                        entry -> {
                            var open = open(name);
                            var asked = asked(entry.plan(), name, query.get("incident"));
                            var parameters = new HashMap<String, Object>();
                            parameters.put("frame", Frame.of(sources, viewer, "/playbooks", name));
                            parameters.put("playbook", PlaybookView.of(entry, sources, said(open)));
                            parameters.put(
                                    "flow",
                                    asked.map(found -> PlaybookFlow.of(entry.plan(), found))
                                            .orElseGet(() -> flow(entry.plan(), open)));
                            parameters.put(
                                    "asked", asked.map(FlowStanding::incident).stream().toList());
                            parameters.put("unplaced", Math.max(0, open.size() - MOST_STANDING));
                            parameters.put("last", last(name));
                            parameters.put("now", sources.clock().instant());
                            return Templates.draw("playbooks/one.jte", parameters);
                        });
    }

    private List<IncidentView> open(String name) {
        return sources.history()
                .incidents(
                        v -> v.closedAt() == null && name.equals(v.playbook()), Integer.MAX_VALUE);
    }

    private static String said(List<IncidentView> open) {
        return words(
                open.stream()
                        .collect(
                                Collectors.groupingBy(
                                        IncidentView::state,
                                        TreeMap::new,
                                        Collectors.summingInt(_ -> 1))));
    }

    private PlaybookFlow flow(Plan<?> plan, List<IncidentView> open) {
        return PlaybookFlow.of(
                plan,
                open.stream()
                        .limit(MOST_STANDING)
                        .flatMap(view -> sources.history().incident(view.id()).stream())
                        .map(found -> FlowStanding.of(plan, found))
                        .toList());
    }

    private Optional<FlowStanding> asked(Plan<?> plan, String name, @Nullable String incident) {
        return Optional.ofNullable(incident)
                .flatMap(id -> sources.history().incident(id))
                .filter(found -> name.equals(found.incident().playbook()))
                .map(found -> FlowStanding.of(plan, found));
    }

    private List<IncidentView> last(String name) {
        return sources.history().incidents(v -> name.equals(v.playbook()), LAST);
    }
}
