package dev.remediator.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The rehearsals of one crash matrix: first the one without a crash; then one for each boundary
/// that was passed, on which the worker dies; then, for each of these, one for each boundary the
/// successor passed, as deep as is wanted. So what one crash shows is shown by one. Each must be
/// judged before the next is asked for.
final class Exploration implements Iterator<Rehearsal> {
    private final int depth;
    private final Verdict verdict = new Verdict();
    private final Deque<Deaths.Plan> ahead = new ArrayDeque<>(List.of(Deaths.Plan.NONE));
    private Deaths.Plan underWay = Deaths.Plan.NONE;
    private int boundaries;
    private int runs;

    /// @param depth how many workers die at most in one rehearsal
    Exploration(int depth) {
        if (depth < 1) {
            throw new IllegalArgumentException(
                    "a crash matrix of " + depth + " crashes rehearses no crash; say at least 1");
        }
        this.depth = depth;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public Rehearsal next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        underWay = ahead.pop();
        runs++;
        return new Rehearsal(underWay);
    }

    /// @throws AssertionError in one sentence, if a crash has made a difference
    void judge(Rehearsal rehearsal) {
        verdict.on(rehearsal);
        var passed = rehearsal.deaths().passed();
        if (underWay.numbers().isEmpty()) {
            boundaries = passed.size();
        }
        if (underWay.numbers().size() < depth) {
            for (int i = 0; i < passed.size(); i++) {
                ahead.add(underWay.then(i, passed.get(i)));
            }
        }
    }

    int boundaries() {
        return boundaries;
    }

    int runs() {
        return runs;
    }
}
