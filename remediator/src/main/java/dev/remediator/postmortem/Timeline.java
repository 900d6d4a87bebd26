package dev.remediator.postmortem;

import dev.remediator.postmortem.Account.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What machines and people did, in one order.
final class Timeline {
    private final Account account;

    Timeline(Account account) {
        this.account = account;
    }

    /// @param audit what people told automation, and what the guards went through
    List<Entry> of(List<Said> audit) {
        var all = new ArrayList<Entry>();
        var began = account.alertStartsAt();
        if (began != null) {
            all.add(new Entry(began, "source", "", "the alert began, by its source's clock", ""));
        }
        account.decisions()
                .forEach(
                        d -> {
                            var who = People.who(d.reason(), d.facts());
                            all.add(new Entry(d.at(), who, d.reason(), d.why(), told(d)));
                        });
        audit.stream()
                .filter(this::duringIt)
                .filter(this::concerns)
                .forEach(
                        said -> {
                            var who = People.who(said.reason(), said.facts());
                            var told = said.about() + ": " + said.facts();
                            all.add(new Entry(said.at(), who, said.reason(), said.why(), told));
                        });
        all.sort(Comparator.comparing(Entry::at));
        return folded(all);
    }

    private static String told(Account.Decided decided) {
        var remedy = decided.remedy() == null ? "" : decided.remedy();
        return remedy.isEmpty() || decided.facts().isEmpty()
                ? remedy + decided.facts()
                : remedy + ": " + decided.facts();
    }

    /// What people said of the incident itself is among its decisions.
    private boolean duringIt(Said said) {
        @Nullable Instant closed = account.closedAt();
        return !said.incident().equals(account.id())
                && !said.at().isBefore(begin())
                && (closed == null || !said.at().isAfter(closed));
    }

    private Instant begin() {
        var began = account.alertStartsAt();
        return began != null && began.isBefore(account.openedAt()) ? began : account.openedAt();
    }

    /// Whether it is about everything, about its playbook, about a group it is in, or about a
    /// silence whose matchers could be meant for it. What cannot be told is told.
    private boolean concerns(Said said) {
        if (!said.incident().equals("control")) {
            return false;
        }
        var about = said.about();
        if (said.reason().startsWith("silence-")) {
            return mentions(said.facts());
        }
        if (about.startsWith("playbook=")) {
            return about.substring("playbook=".length()).equals(account.playbook());
        }
        int mark = about.indexOf('=');
        var label = mark < 0 ? "" : account.label(about.substring(0, mark));
        return label.isEmpty() || label.equals(about.substring(mark + 1));
    }

    private boolean mentions(String silence) {
        var labels = account.labels();
        if (labels == null || silence.contains("~") || silence.contains("!=")) {
            return true;
        }
        return Stream.concat(
                        labels.entrySet().stream(),
                        Map.of("alertname", account.alert(), "resource", account.resource())
                                .entrySet()
                                .stream())
                .anyMatch(label -> silence.contains(label.getKey() + "=" + label.getValue()));
    }

    private static List<Entry> folded(List<Entry> all) {
        var folded = new ArrayList<Entry>();
        for (var entry : all) {
            if (!folded.isEmpty() && folded.getLast().again(entry)) {
                folded.set(folded.size() - 1, folded.getLast().and(entry));
            } else {
                folded.add(entry);
            }
        }
        return folded;
    }
}
