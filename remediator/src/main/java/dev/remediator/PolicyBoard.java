package dev.remediator;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.Rulebook;
import dev.remediator.gateway.Policies;
import dev.remediator.oncall.Call;
import dev.remediator.playbook.Book;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// The escalation policies as people ask for them: those in code, those that only playbooks name,
/// and the one that stands for these.
///
/// @param rulebook who is called when
/// @param book the playbooks, which name policies
record PolicyBoard(Rulebook rulebook, Book book) implements Policies {

    @Override
    public List<Shown> all(Instant now) {
        var names = new TreeSet<>(rulebook.plans().keySet());
        names.add(dev.remediator.oncall.Policies.DEFAULT);
        book.entries().forEach(entry -> names.add(entry.plan().otherwise().policy()));
        return names.stream().map(name -> shown(name, now)).toList();
    }

    private Shown shown(String name, Instant now) {
        var plan = rulebook.plan(name);
        var first =
                plan.callsAt(Severity.CRITICAL, now).stream()
                        .filter(call -> call.after().equals(Duration.ZERO))
                        .map(Call::who)
                        .filter(who -> !who.isEmpty())
                        .distinct()
                        .toList();
        return new Shown(name, plan.sentence(), first);
    }
}
