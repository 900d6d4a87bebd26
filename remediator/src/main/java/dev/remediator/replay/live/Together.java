package dev.remediator.replay.live;

import dev.remediator.replay.alerts.AlertStream;
import dev.remediator.replay.engine.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Several files as one, in the order of time; of the same time, in the order of the files.
///
/// For one thread.
public final class Together implements AlertStream {
    private final List<AlertStream> streams;
    private final List<Optional<Input.Heard>> heads = new ArrayList<>();

    /// @param streams each in the order of time; closed with this
    public Together(List<? extends AlertStream> streams) {
        this.streams = List.copyOf(streams);
    }

    @Override
    public Optional<Input.Heard> next() throws IOException {
        if (heads.isEmpty()) {
            for (var stream : streams) {
                heads.add(stream.next());
            }
        }
        int first = -1;
        for (int i = 0; i < heads.size(); i++) {
            if (heads.get(i).isPresent() && (first < 0 || isEarlier(i, first))) {
                first = i;
            }
        }
        if (first < 0) {
            return Optional.empty();
        }
        return heads.set(first, streams.get(first).next());
    }

    private boolean isEarlier(int one, int other) {
        return heads.get(one).orElseThrow().at().isBefore(heads.get(other).orElseThrow().at());
    }

    @Override
    public double share() {
        return streams.stream().mapToDouble(AlertStream::share).average().orElse(1);
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (var stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
