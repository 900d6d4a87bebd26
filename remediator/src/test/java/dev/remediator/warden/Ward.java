package dev.remediator.warden;

import dev.remediator.guard.Command;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Standing;
import dev.remediator.guard.Tilt;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wishes;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The real warden in virtual time.
final class Ward {
    final Policy policy;
    private final Warden warden;
    private final List<Effect> effects = new ArrayList<>();
    private WardenState state = WardenState.QUIET;
    private Optional<Instant> due = Optional.empty();
    private Instant now = Wishes.NOW;
    private @Nullable Tilt tilt;
    private int commands;

    Ward() {
        this(Rules.DEFAULT);
    }

    Ward(Rules rules) {
        policy = Policy.of(rules, Map.of());
        warden = new Warden(policy);
    }

    /// With a cluster of so many nodes.
    static Ward of(int members) {
        var groups =
                new Rules.Groups(
                        List.of("cluster"), List.of(new Rules.Size("cluster=eu-1", members)));
        return new Ward(
                Rules.DEFAULT
                        .with(groups)
                        .with(
                                new Rules.Storms(
                                        20,
                                        1,
                                        100,
                                        1000,
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(5))));
    }

    Ward tilts(Tilt other) {
        tilt = other;
        return this;
    }

    Ward asks(Wishes wishes) {
        return happens(new Petition.Asks(wishes.ask(policy)));
    }

    Ward returns(Wishes wishes) {
        return happens(new Petition.Returns(wishes.ask(policy).permit()));
    }

    Ward isUnwell(String resource) {
        var groups = List.of("cluster=eu-1", "everything");
        return happens(new Petition.Stands(new Standing(resource, true, false, groups, List.of())));
    }

    Ward isWell(String resource) {
        return happens(new Petition.Stands(Standing.well(resource)));
    }

    Ward areUnwell(int many) {
        for (int i = 1; i <= many; i++) {
            isUnwell("node/web-" + i);
        }
        return this;
    }

    Ward judged(String playbook, boolean helped) {
        return happens(new Petition.Judged(playbook, "inc", helped));
    }

    Ward happens(Petition petition) {
        return decides(new WardenEvent.Petitioned(petition));
    }

    Ward pulls(String scope) {
        return decides(
                new WardenEvent.Commanded(new Command.PullCord(id(), "ann", "smoke", scope)));
    }

    Ward releases(String scope) {
        return decides(
                new WardenEvent.Commanded(new Command.ReleaseCord(id(), "ann", "fine", scope)));
    }

    Ward hears(Command command) {
        return decides(new WardenEvent.Commanded(command));
    }

    String id() {
        return "command-" + ++commands;
    }

    Ward passes(Duration time) {
        var until = now.plus(time);
        while (due.filter(d -> !d.isAfter(until)).isPresent()) {
            var next = due.orElse(now);
            now = next.isAfter(now) ? next : now;
            decides(new WardenEvent.TimePassed());
        }
        now = until;
        return this;
    }

    private Ward decides(WardenEvent event) {
        var decided = warden.decide(state, event, now, tilt);
        state = decided.next();
        due = decided.due();
        effects.addAll(decided.effects());
        return this;
    }

    WardenState state() {
        return state;
    }

    Instant now() {
        return now;
    }

    List<Ruling> rulings() {
        return effects.stream()
                .filter(Effect.Rules.class::isInstance)
                .map(e -> ((Effect.Rules) e).ruling())
                .toList();
    }

    /// What was said last about a resource: `allowed`, or why not.
    String saidOf(String resource) {
        var last =
                rulings().stream()
                        .filter(r -> r.resource().equals(resource))
                        .reduce((_, later) -> later);
        return last.map(Ward::word).orElse("nothing");
    }

    private static String word(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Allowed _ -> "allowed";
            case Ruling.Held(_, _, var reason, _) -> reason.word();
            case Ruling.Refused(_, _, var reason, _) -> "refused: " + reason.word();
            case Ruling.Halted _ -> "halted";
        };
    }

    List<Page> pages() {
        return effects.stream()
                .filter(Effect.Paging.class::isInstance)
                .map(e -> ((Effect.Paging) e).page())
                .toList();
    }

    List<Reason> reasons() {
        return effects.stream()
                .filter(Effect.Log.class::isInstance)
                .map(e -> ((Effect.Log) e).decision().reason())
                .toList();
    }

    Trust trust(String playbook) {
        return state.facts().trust().getOrDefault(playbook, Trust.NONE);
    }

    Posture posture() {
        return Posture.of(state, policy, now);
    }
}
