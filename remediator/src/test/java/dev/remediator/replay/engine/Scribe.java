package dev.remediator.replay.engine;

import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Tilt;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.ResourceState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes down what an engine decides and why, as a recording has it.
final class Scribe implements Listener, Causes {
    final List<Decision> decisions = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    private final Map<String, List<Moment>> incidents = new LinkedHashMap<>();
    private final List<Line> others = new ArrayList<>();
    private @Nullable Event cause;
    private @Nullable PageReport said;
    private long happened;
    private final Map<String, About> about = new HashMap<>();
    private InstantSource clock = () -> Instant.EPOCH;
    private final Map<String, Long> latest = new LinkedHashMap<>();

    private record About(String series, String resource) {}

    /// Whose decisions it hears.
    void follow(VirtualEngine engine) {
        clock = engine::now;
    }

    @Override
    public void said(@Nullable PageReport report) {
        cause = null;
        said = report;
        happened++;
    }

    /// What changes an incident without a decision is written down as well.
    @Override
    public void happened(ResourceState before, Event event, Decided decided) {
        cause = event;
        said = null;
        happened++;
        if (decided.decisions().isEmpty()) {
            for (var incident : decided.next().incidents().values()) {
                var known = before.incidents().get(incident.alert().series());
                boolean asksAgain =
                        event instanceof Event.TimePassed
                                && known != null
                                && known.phase().getClass().equals(incident.phase().getClass());
                if (!incident.equals(known) && !asksAgain) {
                    silently(incident, decided.next().resource());
                }
            }
        }
    }

    @Override
    public void silently(Page page, PageReport report) {
        note(page.incident(), page.alert().series(), page.resource());
    }

    private void silently(Incident incident, String resource) {
        note(incident.id(), incident.alert().series(), resource);
    }

    private void note(String incident, String series, String resource) {
        incidents
                .computeIfAbsent(incident, _ -> new ArrayList<>())
                .add(new Moment(clock.instant(), cause, said, List.of()));
        about.putIfAbsent(incident, new About(series, resource));
    }

    @Override
    public void decided(Decision decision) {
        decisions.add(decision);
        if (decision.incident().equals(Decision.CONTROL)) {
            others.add(new Line.Controlled(decision));
            return;
        }
        about.putIfAbsent(decision.incident(), new About(decision.series(), decision.resource()));
        var moments = incidents.computeIfAbsent(decision.incident(), _ -> new ArrayList<>());
        var together = new ArrayList<Decision>();
        if (Long.valueOf(happened).equals(latest.put(decision.incident(), happened))) {
            together.addAll(moments.removeLast().decisions());
        }
        together.add(decision);
        moments.add(new Moment(decision.at(), cause, said, together));
    }

    @Override
    public void noted(Note note) {
        notes.add(note);
    }

    void came(Input input) {
        switch (input) {
            case Input.Commanded(Instant at, var command) ->
                    others.add(new Line.Commanded(at, command));
            case Input.Distrusted(Instant at, Tilt tilt) ->
                    others.add(new Line.Distrusted(at, tilt));
            case Input.Heard _, Input.Told _ -> {}
        }
    }

    /// The recording.
    List<Line> lines() {
        var lines = new ArrayList<>(others);
        incidents.forEach((id, moments) -> lines.add(new Line.Happened(recorded(id, moments))));
        lines.sort(Comparator.comparing(Line::at));
        return lines;
    }

    private RecordedIncident recorded(String id, List<Moment> moments) {
        var first = about.getOrDefault(id, new About("", ""));
        boolean closed =
                moments.stream().flatMap(m -> m.decisions().stream()).anyMatch(Decision::closes);
        return new RecordedIncident(
                id, first.series(), first.resource(), moments.getFirst().at(), closed, moments);
    }
}
