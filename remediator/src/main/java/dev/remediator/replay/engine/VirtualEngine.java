package dev.remediator.replay.engine;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Petition;
import dev.remediator.guard.Ruling;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decided;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Effect;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Incident;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.Remediator;
import dev.remediator.remediation.ResourceState;
import dev.remediator.warden.Warden;
import dev.remediator.warden.WardenEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engine in virtual time: the rooms that decide are the real ones, and what follows from their
/// decisions follows as it does in a running system. Nothing is done, no clock is asked, and the
/// same inputs give the same decisions in the same order.
///
/// Memory holds what is open. For one thread.
public final class VirtualEngine {
    private static final String WARDEN = "warden";

    /// Whatever still goes on so long after the last input goes on for ever.
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Agenda agenda = new Agenda();
    private final Distrust distrust = new Distrust(agenda);
    private final Listener listener;
    private final @Nullable Recorded recorded;
    private final Resources resources;
    private final VirtualWarden warden;
    private final VirtualEscalation escalation;
    private final Jobs jobs;
    private final Cures cures;
    private final RecordedTimes times;
    private final Causes causes;
    private Deciding deciding;
    private Map<String, Integer> everybody;
    private long faults;

    /// For alerts alone.
    ///
    /// @param deciding by what is decided
    /// @param hands say what becomes of remedies
    /// @param listener hears every decision
    public VirtualEngine(Deciding deciding, Hands hands, Listener listener) {
        this(deciding, hands, null, new RecordedTimes(), Causes.UNHEARD, listener);
    }

    /// For recordings.
    ///
    /// @param deciding by what is decided
    /// @param recorded what is known of the incidents, filled by [RecordedInputs]
    /// @param listener hears every decision
    public VirtualEngine(Deciding deciding, Recorded recorded, Listener listener) {
        this(deciding, recorded.hands(), recorded, recorded.times(), Causes.UNHEARD, listener);
        recorded.follow(cures);
    }

    /// With times of one's own, and telling why each decision is made.
    VirtualEngine(
            Deciding deciding,
            Hands hands,
            @Nullable Recorded recorded,
            RecordedTimes times,
            Causes causes,
            Listener listener) {
        this.deciding = deciding;
        this.listener = listener;
        this.recorded = recorded;
        this.times = times;
        this.causes = causes;
        this.everybody = Recorded.everybody(deciding.book(), 1);
        this.cures = new Cures(agenda, new Sources());
        this.resources = new Resources(agenda, times, distrust, remediator(), new Desk());
        this.warden =
                new VirtualWarden(
                        agenda,
                        times,
                        distrust,
                        new Warden(deciding.policy()),
                        this::carryOutRulings,
                        (_, why) -> fault(WARDEN, why));
        var people = new Escalation(deciding.rulebook());
        this.escalation = new VirtualEscalation(agenda, times, people, new Paging());
        this.jobs = new Jobs(agenda, hands, this::decide);
    }

    /// From now on other playbooks or settings decide, as after a restart: what is open stays so.
    public void decideBy(Deciding other) {
        deciding = other;
        everybody = Recorded.everybody(other.book(), 1);
        resources.decideBy(remediator());
        warden.decideBy(new Warden(other.policy()));
        escalation.decideBy(new Escalation(other.rulebook()));
        if (recorded != null) {
            recorded.hands().decideBy(other.book());
        }
    }

    private Remediator remediator() {
        return new Remediator(deciding.book(), deciding.policy(), deciding.patience());
    }

    /// Something comes in, not earlier than anything before it. Whatever is due until then happens
    /// first. What is below a millisecond in its time only says what came first.
    public void happens(Input input) {
        long at = Math.max(Nanos.of(input.at()), agenda.now());
        agenda.runUntil(at);
        agenda.moveTo(at);
        if (recorded != null) {
            recorded.passed(at);
        }
        switch (input) {
            case Input.Heard(_, var alert) -> {
                if (!cures.keepsBack(alert)) {
                    hears(alert);
                }
            }
            case Input.Commanded(_, var command) ->
                    warden.decide(new WardenEvent.Commanded(command));
            case Input.Told(_, var report) -> escalation.hears(report);
            case Input.Distrusted(_, var tilt) -> distrust.begins(tilt);
        }
        agenda.finishThis();
    }

    /// Everything that is due until then happens, to the end of that millisecond.
    public void runUntil(Instant time) {
        agenda.runUntil(Nanos.floor(Nanos.of(time)) + Nanos.DECIDED_BY - 1);
    }

    /// The next thing that is due happens, if it is due until then.
    boolean step(Instant until) {
        boolean due = agenda.next() <= Nanos.of(until);
        if (due) {
            agenda.runUntil(agenda.next());
        }
        return due;
    }

    /// What has begun comes to its end: remedies, waits and holds, but no longer than a day.
    /// Whoever has been called and does not answer is not called on and on.
    public void finish() {
        if (agenda.now() == Long.MIN_VALUE) {
            return;
        }
        long last = Nanos.plus(agenda.now(), LONGEST);
        while (resources.working() > 0 && agenda.next() <= last) {
            agenda.runUntil(agenda.next());
        }
    }

    /// Of how many resources something is remembered.
    public int size() {
        return resources.size();
    }

    /// The time by which it decides.
    Instant now() {
        return agenda.instant();
    }

    Cures cures() {
        return cures;
    }

    private void hears(Alert alert) {
        var routed = routed(alert);
        decide(routed.resource(), new Event.AlertReceived(routed));
    }

    /// What was replayed when it was recorded stays beside what was real.
    private Alert routed(Alert alert) {
        var match = deciding.book().match(alert);
        if (match.isEmpty()) {
            return alert;
        }
        var resource = Replayed.beside(alert.resource(), match.get().resource());
        return resource.equals(alert.resource()) ? alert : alert.about(resource);
    }

    private void decide(String resource, Event event) {
        resources.decide(resource, event);
    }

    private void carryOutRulings(List<Effect> effects) {
        causes.said(null);
        carryOut(WARDEN, effects);
    }

    private void carryOut(String from, List<Effect> effects) {
        Decision said = null;
        for (var effect : effects) {
            switch (effect) {
                case Effect.Log(var decision) -> {
                    said = decision;
                    decided(decision);
                }
                case Effect.Offer offer -> offer(offer, said);
                case Effect.Tell(var answer) -> jobs.told(answer);
                case Effect.Paging(var page) -> escalation.wants(page);
                case Effect.Petitions(var petition) -> petitions(from, petition);
                case Effect.Rules(var ruling) -> rules(ruling);
            }
        }
    }

    private void decided(Decision decision) {
        if (recorded != null) {
            recorded.decided(decision);
        }
        listener.decided(decision);
    }

    /// Offered because the guards have let it go, and not once more.
    private void offer(Effect.Offer offer, @Nullable Decision said) {
        if (said == null || said.reason() != Reason.REMEDY_OFFERED) {
            return;
        }
        jobs.begin(offer)
                .note()
                .ifPresent(
                        remark ->
                                listener.noted(
                                        new Note(
                                                agenda.instant(),
                                                offer.incident(),
                                                String.valueOf(said.remedy()),
                                                remark.kind(),
                                                remark.sentence())));
    }

    private void petitions(String from, Petition petition) {
        arrives(times.petition(from, agenda.now()), () -> warden.hears(petition));
    }

    private void rules(Ruling ruling) {
        arrives(
                times.ruling(ruling, agenda.now()),
                () -> decide(ruling.resource(), new Event.Ruled(ruling)));
    }

    private void arrives(long at, Runnable message) {
        if (at > agenda.now()) {
            agenda.at(at, message);
        } else {
            agenda.atOnce(message);
        }
    }

    /// What cannot be decided about is told, and the rest goes on.
    private void fault(String resource, RuntimeException why) {
        listener.decided(Faulted.decision(faults++, resource, agenda.instant(), why));
    }

    private final class Desk implements Resources.Room {
        @Override
        public void decided(ResourceState before, Event event, Decided decided) {
            var after = decided.next();
            causes.happened(before, event, decided);
            carryOut(after.resource(), decided.effects());
            cures.decided(after, decided);
        }

        @Override
        public void failed(String resource, Event event, RuntimeException why) {
            fault(resource, why);
        }

        @Override
        public boolean keepsFiring(ResourceState state) {
            return cures.keepsFiring(state);
        }

        @Override
        public Map<String, Integer> crew(String resource) {
            return recorded == null
                    ? everybody
                    : recorded.crew(resource, agenda.now(), deciding.book());
        }
    }

    private final class Sources implements Cures.Room {
        @Override
        public void hears(Alert alert) {
            VirtualEngine.this.hears(alert);
        }

        @Override
        public Optional<Incident> known(Alert alert) {
            return resources.incident(routed(alert).resource(), alert.series());
        }

        @Override
        public void noted(Note note) {
            listener.noted(note);
        }
    }

    private final class Paging implements VirtualEscalation.Room {
        @Override
        public void because(@Nullable PageReport said) {
            causes.said(said);
        }

        @Override
        public void silently(Page page, PageReport said) {
            causes.silently(page, said);
        }

        @Override
        public void decided(Decision decision) {
            VirtualEngine.this.decided(decision);
        }

        @Override
        public void closed(String resource, Event.ClosedByPeople closed) {
            long at = times.closing(closed.incident(), agenda.now());
            agenda.at(at, () -> decide(resource, closed));
        }

        @Override
        public void failed(String what, RuntimeException why) {
            fault(what, why);
        }
    }
}
