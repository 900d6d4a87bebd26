package dev.remediator.it.simulation;

import dev.remediator.guard.Command;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Silence;
import dev.remediator.playbook.Autonomy;
import java.util.List;
import java.util.function.Consumer;

/// Operators: they pull cords and forget to release them, set silences, answer proposals or do not.
final class People {
    private static final List<String> SCOPES =
            List.of(
                    "everything",
                    "zone=z0",
                    "zone=z1",
                    "cluster=c",
                    "playbook=HealNode",
                    "playbook=Rebuild");

    private final Time time;
    private final Lot lot;
    private final Consumer<Command> says;
    private int said;

    People(Time time, Lot lot, Consumer<Command> says) {
        this.time = time;
        this.lot = lot;
        this.says = says;
    }

    /// What they will do, whatever happens.
    void plan(long horizon) {
        int last = (int) (horizon / 1000);
        for (int i = lot.between(0, 2); i > 0; i--) {
            time.in(lot.spell(0, last), () -> pull(horizon));
        }
        for (int i = lot.between(0, 2); i > 0; i--) {
            time.in(lot.spell(0, last), this::silence);
        }
        if (lot.chance(150)) {
            time.in(lot.spell(0, last), this::setAutonomy);
        }
    }

    private void pull(long horizon) {
        var scope = lot.of(SCOPES);
        say(new Command.PullCord(id(), "ann", "it looks wrong", scope));
        if (!lot.chance(100) || time.millis() > horizon) {
            time.in(
                    lot.spell(20, 2400),
                    () -> say(new Command.ReleaseCord(id(), "ben", "understood", scope)));
        }
    }

    private void silence() {
        var matcher =
                lot.of(
                        List.of(
                                "zone=z0",
                                "alertname=InstanceDown",
                                "alertname=Corrupt",
                                "resource=node/n0*"));
        var name = "silence" + lot.between(1, 2);
        var from = time.engine().plusMillis(lot.chance(300) ? lot.spell(0, 600) : 0);
        var silence =
                new Silence(
                        name,
                        lot.chance(300),
                        List.of(Matcher.parse(matcher)),
                        from,
                        from.plusMillis(lot.spell(60, 2400)),
                        "ann",
                        "known");
        say(new Command.SetSilence(id(), "ann", "known", silence));
        if (lot.chance(300)) {
            time.in(
                    lot.spell(10, 900),
                    () -> say(new Command.EndSilence(id(), "ann", "done", name)));
        }
    }

    private void setAutonomy() {
        var playbook =
                lot.of(List.of("HealNode", "Rebuild", "AskThenPage", "AskThenAct", "Shadow"));
        var level = lot.of(List.of(Autonomy.Level.values()));
        say(new Command.SetAutonomy(id(), "cem", "as agreed", playbook, level));
    }

    /// A proposal has reached them.
    void isAsked(String run) {
        if (lot.chance(450)) {
            time.in(lot.spell(5, 600), () -> say(new Command.Approve(id(), "dee", "go on", run)));
        } else if (lot.chance(400)) {
            time.in(lot.spell(5, 600), () -> say(new Command.Deny(id(), "dee", "do not", run)));
        }
    }

    /// They are called; now and then they mend it themselves and say so, whatever its source says.
    void isCalled(Runnable close) {
        if (lot.chance(250)) {
            time.in(lot.spell(5, 3600), close);
        }
    }

    /// Sometimes twice: whoever gets no answer asks again.
    private void say(Command command) {
        says.accept(command);
        if (lot.chance(50)) {
            time.in(lot.spell(1, 60), () -> says.accept(command));
        }
    }

    private String id() {
        return "command-" + ++said;
    }
}
