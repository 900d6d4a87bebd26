package dev.remediator.replay;

import dev.remediator.Callers;
import dev.remediator.Shelf;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.guard.Policy;
import dev.remediator.journal.Outcome;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Playbook;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.RecordingWriter;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Report;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.AssumedHands;
import dev.remediator.replay.engine.Deciding;
import dev.remediator.replay.engine.Input;
import dev.remediator.replay.engine.Listener;
import dev.remediator.replay.engine.Note;
import dev.remediator.replay.engine.VirtualEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A past that is made up: nodes that went down for a while, and what was decided about them then.
public final class Past {
    static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");

    private final Shelf shelf;
    private final List<Input.Heard> heard = new ArrayList<>();
    private final Map<String, String> types = new TreeMap<>();

    /// @param playbooks those of then
    public Past(Shelf playbooks) {
        shelf = playbooks;
    }

    /// A node goes down, and is well again after a while.
    ///
    /// @param after how long after noon
    /// @param lasts how long it is down, in seconds
    public Past down(String node, Duration after, int lasts) {
        var begins = NOON.plus(after);
        var ends = begins.plusSeconds(lasts);
        heard.add(new Input.Heard(begins, alert(node, begins, null)));
        heard.add(new Input.Heard(ends, alert(node, begins, ends)));
        heard.sort(Comparator.comparing(Input.Heard::at));
        return this;
    }

    private static Alert alert(String node, Instant begins, @Nullable Instant ends) {
        return new Alert(
                "alertmanager",
                "InstanceDown-" + node,
                "InstanceDown-" + node + "-" + begins,
                node + begins + ends,
                ends == null ? AlertStatus.FIRING : AlertStatus.RESOLVED,
                Severity.CRITICAL,
                "InstanceDown",
                "node/" + node,
                begins,
                ends,
                Map.of("instance", node),
                Map.of(),
                Map.of());
    }

    /// The alerts alone.
    public AlertStream alerts() {
        var left = heard.iterator();
        return new AlertStream() {
            @Override
            public Optional<Input.Heard> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public double share() {
                return 0.5;
            }

            @Override
            public void close() {}
        };
    }

    /// Writes what was decided then.
    ///
    /// @param session whether it says what the remediator was set to
    public void record(Path file, boolean session) throws IOException {
        var scribe = new Scribe();
        var engine =
                new VirtualEngine(
                        new Deciding(
                                shelf.book(), Policy.DEFAULT, Callers.printed(shelf.policies())),
                        new AssumedHands(Duration.ofSeconds(20)),
                        scribe);
        for (var each : heard) {
            scribe.input = each;
            engine.happens(each);
        }
        engine.finish();
        var last = (heard.isEmpty() ? NOON : heard.getLast().at()).plus(Duration.ofHours(2));
        try (var writer = RecordingWriter.create(file, NOON, last)) {
            if (session) {
                writer.write(new Line.Started(NOON, session()));
            }
            for (var incident : scribe.incidents()) {
                writer.write(new Line.Happened(incident));
            }
            writer.finish();
        }
    }

    private Session session() {
        var sheets = new ArrayList<Session.Sheet>();
        shelf.book()
                .entries()
                .forEach(
                        entry ->
                                sheets.add(
                                        new Session.Sheet(
                                                entry.name(),
                                                types.getOrDefault(entry.name(), "gone.Playbook"),
                                                entry.plan().sentence(),
                                                entry.code())));
        return new Session(
                "0.1.0",
                Policy.DEFAULT,
                Map.of(),
                List.of(new Session.Channel("printed", "printed")),
                Duration.ZERO,
                Duration.ofHours(1),
                new CallPlan.Most(1000, Duration.ofMinutes(10)),
                sheets,
                shelf.policies().stream().map(Past::sheet).toList());
    }

    private static Session.Sheet sheet(EscalationPolicy policy) {
        return new Session.Sheet(
                policy.name(), policy.getClass().getName(), policy.plan().sentence(), "");
    }

    /// By which class a playbook was written.
    public Past written(String playbook, Class<? extends Playbook> type) {
        types.put(playbook, type.getName());
        return this;
    }

    private static final class Scribe implements Listener {
        private final Map<String, List<Moment>> moments = new LinkedHashMap<>();
        private final Map<String, Decision> first = new LinkedHashMap<>();
        private final Map<String, String> runs = new LinkedHashMap<>();
        private Input.@Nullable Heard input;

        @Override
        public void decided(Decision decision) {
            if (decision.incident().equals(Decision.CONTROL)) {
                return;
            }
            first.putIfAbsent(decision.incident(), decision);
            if (decision.run() != null) {
                runs.put(decision.incident(), decision.run());
            }
            moments.computeIfAbsent(decision.incident(), _ -> new ArrayList<>())
                    .add(new Moment(decision.at(), cause(decision), null, List.of(decision)));
        }

        private @Nullable Event cause(Decision decision) {
            var run = runs.getOrDefault(decision.incident(), "");
            var resource = decision.resource();
            if (decision.reason() == Reason.CLAIM_GRANTED) {
                return new Event.Reported(new Report.Claimed(resource, run, 1, "worker"));
            }
            if (decision.reason() == Reason.REMEDY_DONE) {
                return new Event.Reported(
                        new Report.Ended(resource, run, 1, "worker", Outcome.SUCCEEDED, ""));
            }
            if (input == null
                    || !input.at().equals(decision.at())
                    || !input.alert().series().equals(decision.series())) {
                return null;
            }
            var said = input.alert();
            input = null;
            return new Event.AlertReceived(said);
        }

        @Override
        public void noted(Note note) {}

        List<RecordedIncident> incidents() {
            return moments.entrySet().stream()
                    .map(entry -> incident(entry.getKey(), entry.getValue()))
                    .sorted(
                            Comparator.comparing(RecordedIncident::openedAt)
                                    .thenComparing(RecordedIncident::id))
                    .toList();
        }

        private RecordedIncident incident(String id, List<Moment> all) {
            var opening = first.get(id);
            return new RecordedIncident(
                    id,
                    opening == null ? "" : opening.series(),
                    opening == null ? "" : opening.resource(),
                    all.getFirst().at(),
                    all.stream()
                            .flatMap(moment -> moment.decisions().stream())
                            .anyMatch(Decision::closes),
                    all);
        }
    }
}
