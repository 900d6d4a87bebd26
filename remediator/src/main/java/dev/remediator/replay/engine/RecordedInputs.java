package dev.remediator.replay.engine;

import dev.remediator.escalation.PageReport;
import dev.remediator.recording.Line;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What came into the recorded engine from outside, in the order of time, each thing once. Holds
/// the incidents that are open, and one line more.
///
/// Within a millisecond the times say what came first.
///
/// For one thread.
public final class RecordedInputs {
    private final Lines lines;
    private final Recorded recorded;
    private final Consumer<Line> seen;
    private final PriorityQueue<Pending> pending = new PriorityQueue<>();
    private final Map<Object, String> once = new HashMap<>();
    private @Nullable Line ahead;
    private boolean begun;
    private long order;
    private long instant = Long.MIN_VALUE;

    private record Pending(long at, long order, String incident, Input input)
            implements Comparable<Pending> {
        @Override
        public int compareTo(Pending other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /// @param lines what was recorded
    /// @param recorded gets what the engine will ask for
    /// @param seen gets each line when it is read, which is before anything of it is an input
    public RecordedInputs(Lines lines, Recorded recorded, Consumer<Line> seen) {
        this.lines = lines;
        this.recorded = recorded;
        this.seen = seen;
    }

    /// Several recordings as one. An incident that is in two of them is used once; if one recording
    /// cuts it off, it is taken from the other.
    ///
    /// @throws IOException if one cannot be read
    public static Lines merge(List<Lines> recordings) throws IOException {
        return new MergedLines(recordings);
    }

    /// The next input; empty at the end.
    ///
    /// @throws IOException if a line cannot be read
    public Optional<Input> next() throws IOException {
        while (true) {
            readAhead();
            var next = pending.poll();
            if (next == null) {
                return Optional.empty();
            }
            if (isFirst(next)) {
                return Optional.of(next.input());
            }
        }
    }

    /// Whatever stands before the next input has been read.
    private void readAhead() throws IOException {
        if (!begun) {
            begun = true;
            ahead = lines.next().orElse(null);
        }
        while (ahead != null && isWanted(ahead)) {
            read(ahead);
            ahead = lines.next().orElse(null);
        }
    }

    private boolean isWanted(Line line) {
        var next = pending.peek();
        return next == null || Nanos.floor(Nanos.of(line.at())) <= next.at();
    }

    private void read(Line line) {
        seen.accept(line);
        switch (line) {
            case Line.Started(_, var session) -> recorded.expect(session);
            case Line.Commanded(var at, var command) ->
                    add(Nanos.floor(Nanos.of(at)), "", new Input.Commanded(at, command));
            case Line.Distrusted(var at, var tilt) ->
                    add(Nanos.floor(Nanos.of(at)), "", new Input.Distrusted(at, tilt));
            case Line.Controlled _ -> {}
            case Line.Happened(var incident) -> read(new Kept(incident));
        }
    }

    private void read(Kept kept) {
        recorded.expect(kept);
        var incident = kept.incident;
        for (int i = 0; i < kept.keys.size(); i++) {
            long at = kept.keys.get(i);
            var input = input(incident, incident.moments().get(i), at);
            if (input != null) {
                add(at, incident.id(), input);
            }
        }
    }

    private static @Nullable Input input(RecordedIncident incident, Moment moment, long at) {
        var time = Instant.ofEpochSecond(0, at);
        if (moment.said() != null) {
            return new Input.Told(time, moment.said());
        }
        return moment.cause() instanceof Event.AlertReceived(var alert)
                        && alert.series().equals(incident.series())
                ? new Input.Heard(time, alert)
                : null;
    }

    private void add(long at, String incident, Input input) {
        pending.add(new Pending(at, order++, incident, input));
    }

    /// One thing may have led to decisions about several incidents.
    private boolean isFirst(Pending next) {
        long millis = Math.floorDiv(next.at(), Nanos.DECIDED_BY);
        if (millis != instant) {
            instant = millis;
            once.clear();
        }
        Object said =
                switch (next.input()) {
                    case Input.Heard(_, var alert) -> alert;
                    case Input.Told(_, PageReport report) -> report;
                    case Input.Commanded _, Input.Distrusted _ -> next;
                };
        return next.incident().equals(once.computeIfAbsent(said, _ -> next.incident()));
    }

    /// How many inputs are read and not given out yet.
    int waiting() {
        return pending.size();
    }
}
