package dev.remediator.replay.alerts;

import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Several streams as one. Of two alerts of one time, that of the stream named first comes first.
final class Merged implements AlertStream {
    private final List<AlertStream> streams;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(
                    Comparator.comparing((Head head) -> head.heard.at())
                            .thenComparingInt(head -> head.stream));

    private record Head(Input.Heard heard, int stream) {}

    Merged(List<AlertStream> streams) throws IOException {
        this.streams = streams;
        for (int i = 0; i < streams.size(); i++) {
            advance(i);
        }
    }

    private void advance(int stream) throws IOException {
        streams.get(stream).next().ifPresent(heard -> heads.add(new Head(heard, stream)));
    }

    @Override
    public Optional<Input.Heard> next() throws IOException {
        var head = heads.poll();
        if (head == null) {
            return Optional.empty();
        }
        advance(head.stream);
        return Optional.of(head.heard);
    }

    @Override
    public double share() {
        return streams.stream().mapToDouble(AlertStream::share).average().orElse(1);
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (var stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
