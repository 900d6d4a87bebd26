package dev.remediator.gameday;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// What is broken, in which order: every scenario once in an order by chance, then again in
/// another.
public final class Programme {

    private Programme() {}

    /// The same seed gives the same order.
    public static <T> List<T> of(List<T> scenarios, int runs, long seed) {
        var chance = new SplittableRandom(seed);
        var order = new ArrayList<T>();
        while (order.size() < runs) {
            var round = new ArrayList<>(scenarios);
            Collections.shuffle(round, chance);
            order.addAll(round);
        }
        return List.copyOf(order.subList(0, runs));
    }
}
