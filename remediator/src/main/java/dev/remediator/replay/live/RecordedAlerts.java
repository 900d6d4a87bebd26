package dev.remediator.replay.live;

import dev.remediator.recording.Line;
import dev.remediator.recording.RecordingReader;
import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// The alerts of a recording in the order of time, each once. An incident stands in the file where
/// it was opened, so those that were open at once are read side by side.
///
/// For one thread.
public final class RecordedAlerts implements AlertStream {
    private final Lines lines;
    private final PriorityQueue<Numbered> waiting =
            new PriorityQueue<>(
                    Comparator.comparing((Numbered n) -> n.heard().at())
                            .thenComparingLong(Numbered::number));
    private Optional<Line> ahead = Optional.empty();
    private boolean atItsEnd;
    private long number;

    /// @param number tells those of one millisecond apart, by their place in the file
    private record Numbered(Input.Heard heard, long number) {}

    /// Where lines come from.
    interface Lines extends AutoCloseable {
        Optional<Line> next() throws IOException;

        double share();

        @Override
        void close() throws IOException;
    }

    /// @param reader the recording; closed with this
    public RecordedAlerts(RecordingReader reader) {
        this(
                new Lines() {
                    @Override
                    public Optional<Line> next() throws IOException {
                        return reader.next();
                    }

                    @Override
                    public double share() {
                        return reader.share();
                    }

                    @Override
                    public void close() throws IOException {
                        reader.close();
                    }
                });
    }

    RecordedAlerts(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Optional<Input.Heard> next() throws IOException {
        while (mayComeEarlier()) {
            ahead.ifPresent(this::take);
            ahead = lines.next();
            atItsEnd = ahead.isEmpty();
        }
        return Optional.ofNullable(waiting.poll()).map(Numbered::heard);
    }

    /// Whether what is not read yet may be earlier than what is.
    private boolean mayComeEarlier() {
        if (atItsEnd) {
            return false;
        }
        var first = waiting.peek();
        return first == null || ahead.isEmpty() || !ahead.get().at().isAfter(first.heard().at());
    }

    private void take(Line line) {
        if (line instanceof Line.Happened(var incident)) {
            for (var heard : Heard.of(incident)) {
                waiting.add(new Numbered(heard, number++));
            }
        }
    }

    @Override
    public double share() {
        return lines.share();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
