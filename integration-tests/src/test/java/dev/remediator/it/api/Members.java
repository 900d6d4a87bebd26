package dev.remediator.it.api;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A fleet so large that two sick nodes are no storm.
final class Members {

    private Members() {}

    /// `web-1` to `web-20`, as settings list them.
    static String twenty() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "{node: web-%d, port: %d}".formatted(i, i))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
