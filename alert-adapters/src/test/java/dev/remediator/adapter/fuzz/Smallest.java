package dev.remediator.adapter.fuzz;

import java.util.Arrays;
import java.util.function.Predicate;

/// Finds what of a body the trouble is about.
final class Smallest {
    private static final int MOST_TRIES = 4_000;

    private Smallest() {}

    /// The body without everything that can be left out while there is still trouble.
    static byte[] of(byte[] body, Predicate<byte[]> trouble) {
        var smallest = body;
        int tries = 0;
        for (int piece = Math.max(1, body.length / 2); piece > 0; piece /= 2) {
            int from = 0;
            while (from < smallest.length && tries++ < MOST_TRIES) {
                var without = without(smallest, from, Math.min(smallest.length, from + piece));
                if (trouble.test(without)) {
                    smallest = without;
                } else {
                    from += piece;
                }
            }
        }
        return smallest;
    }

    private static byte[] without(byte[] body, int from, int to) {
        var without = Arrays.copyOf(body, body.length - (to - from));
        System.arraycopy(body, to, without, from, body.length - to);
        return without;
    }
}
