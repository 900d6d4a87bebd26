package dev.remediator.gameday.nodes;

import dev.remediator.gameday.nodes.Evidence.Broken;
import dev.remediator.gameday.nodes.NodePlayed.Outcome;
import dev.remediator.gameday.nodes.NodeScenario.Cast;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// One run: something is broken, monitoring sees it, and what becomes of it is judged.
final class NodePlay {
    private static final Duration WHOLE_WITHIN = Duration.ofSeconds(60);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(20);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /// So long nothing more may happen after people were paged.
    private static final Duration LINGER = Duration.ofMillis(700);

    private final OwnFleets fleets;
    private final Monitoring monitoring;
    private final InstantSource clock;
    private final int number;
    private final NodeScenario scenario;
    private final List<Cast> cast;
    private final Account account;
    private final List<String> problems = new ArrayList<>();

    /// @param cast which nodes, each with its fault
    NodePlay(
            NodesTheatre theatre,
            InstantSource clock,
            int number,
            NodeScenario scenario,
            List<Cast> cast) {
        this.fleets = theatre.fleets();
        this.monitoring = theatre.monitoring();
        this.clock = clock;
        this.number = number;
        this.scenario = scenario;
        this.cast = cast;
        this.account = new Account(theatre.witness(), theatre.pages());
    }

    /// Waits until every node is well.
    boolean ready() {
        return await(WHOLE_WITHIN, monitoring::allWell);
    }

    /// Plays it to its end, with the fleets whole again if that can be had.
    NodePlayed toTheEnd() throws IOException {
        var from = clock.instant();
        long began = System.nanoTime();
        for (var one : cast) {
            strike(one, began);
        }
        if (!await(SEEN_WITHIN, () -> cast.stream().allMatch(one -> seen(one, began)))) {
            problems.add("monitoring did not notice that anything was broken");
        }
        if (!await(ENDS_WITHIN, () -> cast.stream().allMatch(this::decided))) {
            problems.add(
                    "it was neither healed nor were people paged within %d s"
                            .formatted(ENDS_WITHIN.toSeconds()));
        }
        if (!account.pages().isEmpty()) {
            LockSupport.parkNanos(LINGER.toNanos());
        }
        var until = clock.instant();
        var healed = healed(began);
        var took = timeToHeal(began, healed);
        var lost = fleets.lost();
        mend();
        var ruling = NodeJudge.of(evidence(from, until, healed, lost));
        problems.addAll(ruling.problems());
        return new NodePlayed(
                number,
                scenario,
                cast.stream().map(one -> one.node() + " " + one.fault().words()).toList(),
                cast.stream().map(one -> one.fault().fate().words()).distinct().toList(),
                outcome(healed),
                ruling.reprovisioned(),
                account.pages().size(),
                ruling.mostAtOnce(),
                took,
                problems,
                account.steps(from));
    }

    private void strike(Cast one, long began) throws IOException {
        monitoring.pretend(one.node(), one.fault().pretended());
        one.fault().strike(fleets, one.node());
        for (int i = 1; i <= one.fault().blips(); i++) {
            long before = i == 1 ? began : System.nanoTime();
            if (i > 1) {
                one.fault().strike(fleets, one.node());
            }
            boolean rose = await(SEEN_WITHIN, () -> seen(one, before));
            fleets.take(one.node(), OwnService.BUSY);
            if (!rose || !await(SEEN_WITHIN, () -> monitoring.over(one.node()).isPresent())) {
                problems.add("monitoring did not see %s come and go".formatted(one.node()));
            }
        }
    }

    private boolean seen(Cast one, long since) {
        return monitoring.raised(one.node(), since).isPresent();
    }

    /// Whether it is known what becomes of a node: nothing more is done about it.
    private boolean decided(Cast one) {
        var resource = resource(one);
        if (account.closed(resource) || account.paged(resource)) {
            return true;
        }
        return account.heldByStorm(resource) && !account.pages().isEmpty();
    }

    private static String resource(Cast one) {
        return "node/" + one.node();
    }

    /// The nodes that are well without people.
    private Set<String> healed(long began) {
        return cast.stream()
                .filter(one -> seen(one, began) && monitoring.over(one.node()).isPresent())
                .filter(one -> account.closed(resource(one)))
                .map(Cast::node)
                .collect(Collectors.toSet());
    }

    private Outcome outcome(Set<String> healed) {
        if (!account.pages().isEmpty()) {
            return Outcome.PAGED;
        }
        return healed.size() == cast.size() ? Outcome.HEALED : Outcome.NOTHING;
    }

    /// What comes and goes by itself is not healed by anybody.
    private Optional<Duration> timeToHeal(long began, Set<String> healed) {
        if (healed.size() < cast.size()
                || cast.stream().anyMatch(one -> one.fault().fate() == Fate.LEFT_ALONE)) {
            return Optional.empty();
        }
        var first = cast.stream().flatMap(c -> monitoring.raised(c.node(), began).stream());
        var last = cast.stream().flatMap(c -> monitoring.over(c.node()).stream());
        long over = last.max(Comparator.naturalOrder()).orElseThrow();
        return first.min(Comparator.naturalOrder()).map(at -> Duration.ofNanos(over - at));
    }

    private void mend() throws IOException {
        for (var one : cast) {
            monitoring.pretend(one.node(), false);
        }
        fleets.takeKept();
        if (!account.pages().isEmpty() || !monitoring.allWell()) {
            fleets.mend(cast.stream().map(Cast::node).toList());
        }
        if (!ready()) {
            problems.add("the fleets cannot be mended");
        }
        var resources = cast.stream().map(NodePlay::resource).toList();
        if (!await(ENDS_WITHIN, () -> resources.stream().allMatch(account::closed))) {
            problems.add("the incidents were not over in time");
        }
        if (!await(ENDS_WITHIN, account::calm)) {
            problems.add("the storm was not over in time");
        }
    }

    /// @param until what became of a broken node later was the work of people
    private Evidence evidence(Instant from, Instant until, Set<String> healed, List<String> lost) {
        var broken = cast.stream().map(Cast::node).collect(Collectors.toSet());
        return new Evidence(
                from,
                cast.stream()
                        .map(one -> new Broken(one.group(), one.node(), one.fault().fate()))
                        .toList(),
                monitoring.take().stream()
                        .filter(s -> s.at().isBefore(until) || !broken.contains(s.node()))
                        .sorted(Comparator.comparing(Sample::at))
                        .toList(),
                fleets.takeDeeds(),
                account.pages().size(),
                healed,
                cast.stream()
                        .filter(one -> account.heldByStorm(resource(one)))
                        .map(Cast::group)
                        .collect(Collectors.toSet()),
                account.destructive(fleets::groupOf),
                lost);
    }

    private static boolean await(Duration atMost, BooleanSupplier question) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }
}
