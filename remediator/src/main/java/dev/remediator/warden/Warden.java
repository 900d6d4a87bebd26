package dev.remediator.warden;

import dev.remediator.guard.Guard;
import dev.remediator.guard.Guards;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Tilt;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides about everything that concerns more than one resource. The same state, event, time and
/// policy give the same decision, always.
public final class Warden {
    private final Policy policy;
    private final List<Guard> guards;

    /// What guards of one's own hang on is not known.
    private final boolean always;

    /// @param policy what the operator has set
    public Warden(Policy policy) {
        this(policy, Guards.ALL);
    }

    /// With guards of one's own: for showing what happens without one of them.
    ///
    /// @param policy what the operator has set
    /// @param guards which guards are asked, in order
    public Warden(Policy policy, List<Guard> guards) {
        this(policy, guards, !Guards.ALL.containsAll(guards));
    }

    /// @param always whether all that waits is judged whenever something may have changed
    Warden(Policy policy, List<Guard> guards, boolean always) {
        this.policy = policy;
        this.guards = List.copyOf(guards);
        this.always = always;
    }

    /// Decides about one event.
    ///
    /// @param state what is known
    /// @param event what happened
    /// @param now the time, which is nowhere else asked for
    /// @param tilt why the warden itself only observes, if it does
    public WardenDecided decide(
            WardenState state, WardenEvent event, Instant now, @Nullable Tilt tilt) {
        var draft = new WardenDraft(state, policy, now);
        var weather = new Weather(draft, policy);
        var notices = new Notices(draft, policy);
        var queue = new Queue(draft, policy, guards, new Proposals(draft), tilt);
        switch (event) {
            case WardenEvent.Petitioned(Petition.Asks(var ask)) -> queue.asks(ask);
            case WardenEvent.Petitioned(Petition.Returns(var permit)) -> queue.returns(permit);
            case WardenEvent.Petitioned(Petition.Stands(var standing)) -> weather.stands(standing);
            case WardenEvent.Petitioned(Petition.Judged judged) ->
                    new Evidence(draft, policy).judged(judged);
            case WardenEvent.Commanded(var command) -> new Commands(draft, queue).carryOut(command);
            case WardenEvent.TimePassed() -> new Commands(draft, queue).endSilences();
        }
        weather.blow();
        queue.judgeAgain(always);
        notices.tell();
        return draft.decided();
    }
}
