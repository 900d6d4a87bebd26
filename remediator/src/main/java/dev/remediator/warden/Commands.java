package dev.remediator.warden;

import dev.remediator.guard.Command;
import dev.remediator.guard.Controls;
import dev.remediator.guard.Ruling;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Wish;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What people say is done. Saying it twice changes nothing more.
final class Commands {
    private final WardenDraft draft;
    private final Queue queue;

    Commands(WardenDraft draft, Queue queue) {
        this.draft = draft;
        this.queue = queue;
    }

    void carryOut(Command command) {
        switch (command) {
            case Command.PullCord pull -> pull(pull);
            case Command.ReleaseCord release -> release(release);
            case Command.SetSilence(_, _, _, var silence) -> set(command, silence);
            case Command.EndSilence(_, _, _, var id) -> end(command, id);
            case Command.Approve(_, var by, var why, var run) -> {
                var wish = proposed(command, run);
                if (wish.isPresent()) {
                    approve(wish.get(), by, why);
                    draft.answer(command.id(), "");
                }
            }
            case Command.Deny(_, var by, var why, var run) -> {
                var wish = proposed(command, run);
                if (wish.isPresent()) {
                    deny(wish.get(), by, why);
                    draft.answer(command.id(), "");
                }
            }
            case Command.SetAutonomy(_, _, _, var playbook, var level) -> {
                var levels = new TreeMap<>(draft.controls().levels());
                levels.put(playbook, level);
                draft.trust(playbook, Trust::afresh);
                change(draft.controls().cords(), draft.controls().silences(), levels);
                log(command, "playbook=" + playbook, Reason.AUTONOMY_SET, level.word());
            }
        }
    }

    /// What runs under it stops at its next safe point. Who pulled it first is who is to be asked.
    private void pull(Command.PullCord pull) {
        var before =
                draft.controls().cords().stream()
                        .filter(c -> c.scope().equals(pull.scope()))
                        .findFirst();
        var cord =
                before.orElseGet(
                        () -> new Controls.Cord(pull.scope(), pull.by(), pull.why(), draft.now));
        var cords = new ArrayList<>(cordsBut(pull.scope()));
        cords.add(cord);
        change(cords, draft.controls().silences(), draft.controls().levels());
        var first = before.map(c -> "before that, " + c.sentence()).orElse("");
        log(pull, pull.scope(), Reason.CORD_PULLED, first);
        for (var permit : draft.permits()) {
            if (cord.stops(permit.playbook(), permit.groups())) {
                queue.rule(
                        new Ruling.Halted(
                                permit.resource(), permit.id(), Reason.ANDON, cord.sentence()));
            }
        }
    }

    private void release(Command.ReleaseCord release) {
        var others = cordsBut(release.scope());
        if (others.size() == draft.controls().cords().size()) {
            log(release, release.scope(), Reason.COMMAND_REFUSED, "no cord is pulled for it");
            return;
        }
        change(others, draft.controls().silences(), draft.controls().levels());
        log(release, release.scope(), Reason.CORD_RELEASED, "");
    }

    private List<Controls.Cord> cordsBut(String scope) {
        return draft.controls().cords().stream().filter(c -> !c.scope().equals(scope)).toList();
    }

    private void set(Command command, Silence silence) {
        var all = new ArrayList<>(silencesBut(silence.id()));
        all.add(silence);
        change(draft.controls().cords(), all, draft.controls().levels());
        log(command, silence.id(), Reason.SILENCE_BEGAN, silence.sentence());
    }

    private void end(Command command, String id) {
        var others = silencesBut(id);
        if (others.size() == draft.controls().silences().size()) {
            log(command, id, Reason.COMMAND_REFUSED, "there is no such silence");
            return;
        }
        change(draft.controls().cords(), others, draft.controls().levels());
        log(command, id, Reason.SILENCE_ENDED, "");
    }

    private List<Silence> silencesBut(String id) {
        return draft.controls().silences().stream().filter(s -> !s.id().equals(id)).toList();
    }

    private void change(
            List<Controls.Cord> cords, List<Silence> silences, Map<String, Autonomy.Level> levels) {
        draft.controls(new Controls(cords, silences, levels));
    }

    private Optional<Wish> proposed(Command command, String run) {
        var wish =
                draft.waiting.inOrder().stream()
                        .filter(w -> w.ask().run().equals(run) && w.remedy())
                        .filter(w -> w.heldBy() == Reason.APPROVAL_WANTED)
                        .findFirst();
        if (wish.isEmpty()) {
            log(command, run, Reason.COMMAND_REFUSED, "no such run waits for approval");
        }
        return wish;
    }

    private void approve(Wish wish, String by, String why) {
        draft.wait(wish.approved(by));
        draft.trust(wish.ask(), Trust::approvedOnce);
        draft.waiting.stale(Key.NEWS);
        draft.mayFree();
        logOf(wish, Reason.APPROVED, by + ": " + why);
    }

    private void deny(Wish wish, String by, String why) {
        var ask = wish.ask();
        draft.noLongerWaits(ask.permit());
        draft.trust(ask, Trust::deniedOnce);
        queue.denied(ask, by + ": " + why);
    }

    private void logOf(Wish wish, Reason reason, String facts) {
        var ask = wish.ask();
        draft.log(
                ask.incident(),
                ask.resource(),
                reason,
                State.WAITING,
                ask.alert().name(),
                facts,
                false);
    }

    private void log(Command command, String about, Reason reason, String facts) {
        var said = command.by() + ": " + command.why() + (facts.isEmpty() ? "" : "; " + facts);
        draft.log(Decision.CONTROL, about, reason, State.WAITING, "", said, true);
        draft.answer(command.id(), reason == Reason.COMMAND_REFUSED ? facts : "");
    }

    /// What has ended is forgotten, with a line in the log.
    void endSilences() {
        draft.mayFree();
        var still = new ArrayList<Silence>();
        for (var silence : draft.controls().silences()) {
            if (silence.until().isAfter(draft.now)) {
                still.add(silence);
            } else {
                draft.log(
                        Decision.CONTROL,
                        silence.id(),
                        Reason.SILENCE_ENDED,
                        State.CLEARED,
                        "",
                        silence.sentence(),
                        true);
            }
        }
        var known = draft.controls();
        if (still.size() < known.silences().size()) {
            draft.controls(new Controls(known.cords(), still, known.levels()));
        }
    }
}
