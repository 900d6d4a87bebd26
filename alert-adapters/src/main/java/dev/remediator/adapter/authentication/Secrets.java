package dev.remediator.adapter.authentication;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The secrets that hold now: both the old and the new while they are being rotated. Asked at every
/// delivery, from many threads at once, so it answers from memory. Whoever implements it shows no
/// secret in `toString`.
@FunctionalInterface
public interface Secrets {

    /// All that hold; none, if nobody may pass. Never throws. The arrays are not to be changed.
    List<byte[]> now();

    /// Always just these, in UTF-8.
    static Secrets of(String... secrets) {
        var bytes =
                Arrays.stream(secrets).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        return () -> bytes;
    }

    /// Those of all of them.
    static Secrets all(List<Secrets> several) {
        var copy = List.copyOf(several);
        return () -> copy.stream().flatMap(secrets -> secrets.now().stream()).toList();
    }
}
