package dev.remediator.replay;

import dev.remediator.playbook.Book;
import dev.remediator.recording.Session;
import dev.remediator.replay.difference.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The playbooks as they were, to be compared with what they are. What was recorded last counts.
final class Sheets {
    private final Map<String, Session.Sheet> then = new TreeMap<>();

    /// A remediator was started with these.
    void began(Session session) {
        session.playbooks().forEach(sheet -> then.put(sheet.name(), sheet));
    }

    /// These were the playbooks.
    void were(Book book) {
        book.entries()
                .forEach(
                        entry ->
                                then.put(
                                        entry.name(),
                                        new Session.Sheet(
                                                entry.name(),
                                                "",
                                                entry.plan().sentence(),
                                                entry.code())));
    }

    /// Whether a playbook says something else than it said. That its code is another one explains
    /// nothing: every build has its own, and what it does otherwise is told by its steps.
    boolean changed(String name, Book now) {
        return changes(now).stream()
                .anyMatch(
                        change ->
                                change.name().equals(name) && !change.then().equals(change.now()));
    }

    /// Which playbooks are not what they were, by name; none if nobody knows what they were.
    List<Heading.Change> changes(Book now) {
        var changes = new ArrayList<Heading.Change>();
        if (then.isEmpty()) {
            return changes;
        }
        var entries = new LinkedHashMap<String, Book.Entry>();
        now.entries().forEach(entry -> entries.put(entry.name(), entry));
        var names = new TreeSet<>(then.keySet());
        names.addAll(entries.keySet());
        for (var name : names) {
            var was = then.get(name);
            var is = entries.get(name);
            var before = was == null ? "" : was.sentence();
            var after = is == null ? "" : is.plan().sentence();
            boolean otherCode = was != null && is != null && differ(was.code(), is.code());
            if (!before.equals(after) || otherCode) {
                changes.add(new Heading.Change(name, before, after));
            }
        }
        return changes;
    }

    private static boolean differ(String was, String is) {
        return !was.isEmpty() && !is.isEmpty() && !was.equals(is);
    }

    /// Whether a remedy that is no longer there destroyed something, by what its playbook said.
    boolean destroyed(String playbook, String remedy) {
        var sheet = then.get(playbook);
        return sheet != null && sheet.sentence().contains(remedy + " (destructive");
    }
}
