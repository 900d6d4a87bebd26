package dev.remediator.actuator.traffic;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Rotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one node is sent by its balancers, all of them told and asked at the same time.
///
/// Who does not answer is told apart from who refuses, and both are named; the others are told all
/// the same. A balancer has ten seconds for what it is told.
///
/// @param all by their names
record BalancedRotation(Map<String, Balancer> all) implements Rotation {
    private static final Duration ALTOGETHER = Duration.ofSeconds(10);

    @Override
    public List<String> balancers() {
        return List.copyOf(all.keySet());
    }

    /// Waits for nobody unless every balancer lets nothing new through.
    @Override
    public int drain(Duration patience) {
        var _ = confirmed(ask(Balancer::closeDoor, ALTOGETHER));
        var left = confirmed(ask(each -> each.empty(patience), patience.plus(ALTOGETHER)));
        return Math.toIntExact(left.stream().mapToLong(Long::longValue).sum());
    }

    /// Does not wait until the balancers' checks have passed; see [#serving].
    @Override
    public void restore() {
        var _ = confirmed(ask(Balancer::openDoor, ALTOGETHER));
    }

    /// Never throws: who cannot be asked is not known to send work.
    @Override
    public boolean serving() {
        return ask(Balancer::serves, ALTOGETHER).stream()
                .allMatch(reply -> reply instanceof AtOnce.Given<Boolean> given && given.answer());
    }

    private <T> List<AtOnce.Reply<T>> ask(Function<Balancer, T> question, Duration limit) {
        Map<String, AtOnce.Task<T>> tasks = new LinkedHashMap<>();
        all.forEach((name, balancer) -> tasks.put(name, () -> question.apply(balancer)));
        return AtOnce.ask("balancer", tasks, limit);
    }

    private static <T> List<T> confirmed(List<AtOnce.Reply<T>> replies) {
        List<T> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (var reply : replies) {
            switch (reply) {
                case AtOnce.Given<T> given -> answers.add(given.answer());
                case AtOnce.Missing<T> missing -> problems.add(missing.problem());
            }
        }
        if (!problems.isEmpty()) {
            throw new ActuatorException(problems.stream().collect(Collectors.joining("; ")));
        }
        return answers;
    }
}
