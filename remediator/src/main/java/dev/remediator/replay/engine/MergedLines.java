package dev.remediator.replay.engine;

import dev.remediator.recording.Line;
import dev.remediator.recording.RecordedIncident;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Several recordings as one: in order of time, and what is in two of them once.
final class MergedLines implements Lines {
    private final List<Source> sources = new ArrayList<>();
    private final ArrayDeque<Line> ready = new ArrayDeque<>();

    private static final class Source {
        private final Lines lines;
        private @Nullable Line head;

        Source(Lines lines) throws IOException {
            this.lines = lines;
            this.head = lines.next().orElse(null);
        }

        @Nullable Line take() throws IOException {
            var taken = head;
            head = lines.next().orElse(null);
            return taken;
        }

        boolean isAt(Instant time) {
            return head != null && head.at().equals(time);
        }
    }

    MergedLines(List<Lines> recordings) throws IOException {
        for (var recording : recordings) {
            sources.add(new Source(recording));
        }
    }

    @Override
    public Optional<Line> next() throws IOException {
        if (ready.isEmpty()) {
            readOneTime();
        }
        return Optional.ofNullable(ready.poll());
    }

    private void readOneTime() throws IOException {
        var time =
                sources.stream()
                        .flatMap(source -> Optional.ofNullable(source.head).stream())
                        .map(Line::at)
                        .min(Comparator.naturalOrder());
        if (time.isEmpty()) {
            return;
        }
        var lines = new LinkedHashMap<Object, Line>();
        for (var source : sources) {
            while (source.isAt(time.get())) {
                var line = source.take();
                if (line != null) {
                    lines.merge(name(line), line, MergedLines::fuller);
                }
            }
        }
        ready.addAll(lines.values());
    }

    private static Object name(Line line) {
        return switch (line) {
            case Line.Happened(var incident) -> incident.id();
            case Line.Commanded(_, var command) -> command;
            case Line.Started _, Line.Distrusted _, Line.Controlled _ -> line;
        };
    }

    /// Of an incident that one recording cuts off.
    private static Line fuller(Line one, Line other) {
        return one instanceof Line.Happened(var first)
                        && other instanceof Line.Happened(var second)
                        && more(second, first)
                ? other
                : one;
    }

    private static boolean more(RecordedIncident one, RecordedIncident other) {
        return one.complete() == other.complete()
                ? one.moments().size() > other.moments().size()
                : one.complete();
    }
}
