package dev.remediator.it.simulation;

import dev.remediator.guard.Guard;
import dev.remediator.guard.Guards;
import dev.remediator.guard.Rules;
import java.util.List;
import java.util.function.UnaryOperator;

/// Something wrong with the engine, on purpose: what the invariants are worth is seen when one
/// guard is missing, or one rule is not kept.
///
/// @param what what is wrong
/// @param guards the guards that are asked
/// @param rules what the engine keeps instead of what the operator has set
record Mutation(String what, List<Guard> guards, UnaryOperator<Rules> rules) {
    /// Nothing is wrong.
    static final Mutation NONE = new Mutation("nothing", Guards.ALL, UnaryOperator.identity());

    static Mutation without(Guard guard) {
        return new Mutation(
                "without " + guard.getClass().getSimpleName(),
                Guards.ALL.stream().filter(other -> !other.equals(guard)).toList(),
                UnaryOperator.identity());
    }

    static Mutation with(String what, UnaryOperator<Rules> rules) {
        return new Mutation(what, Guards.ALL, rules);
    }
}
