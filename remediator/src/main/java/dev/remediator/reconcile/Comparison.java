package dev.remediator.reconcile;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.remediator.alert.Alert;
import dev.remediator.history.Heard;
import dev.remediator.settings.Reconcile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what one source says with what is known here, and remembers of it what must be seen
/// twice. Alerts are told apart by all their labels, as Alertmanager does: one that came here by an
/// inbox topic has another series and is the same alert.
///
/// | it is missed | if |
/// |---|---|
/// | here | it is active there, is for us and began longer ago than one interval, and here nothing of its episode, or of a later one, is known or fires |
/// | there | it fires here, this source has spoken of it, and two answers in a row do not list it, each by a source that has been running long enough; and no other source that is asked still lists it |
///
/// A source has spoken of an alert if it has listed it since this program was started, or if the
/// alert itself says that it is from there: by its link to Alertmanager, or because it was put in
/// by this room. That an alert comes from an Alertmanager is not enough: there may be others, and
/// who posts to our API directly is one.
///
/// Not thread-safe: used by the one thread that asks.
final class Comparison {
    private static final int ABSENCES = 2;

    /// What the adapter itself says about a message that was cut short.
    private static final String NEVER_LISTED = "AlertsTruncated";

    private final Reconcile source;
    private final List<Comparison> all;

    /// How many answers in a row did not list it, of each alert this source has spoken of.
    private final Map<Map<String, String>, Integer> absences = new HashMap<>();

    /// When what was put in began, as long as it is listed: the log may be slow to tell.
    private final Map<Map<String, String>, Instant> opened = new HashMap<>();

    /// Incidents an end was put in for: once is enough, whatever was decided about it.
    private final Map<String, Map<String, String>> closed = new HashMap<>();

    private Set<Map<String, String>> listed = Set.of();

    /// @param source the source
    /// @param all those of all sources, with this one: a pair of Alertmanagers says everything
    ///   twice
    Comparison(Reconcile source, List<Comparison> all) {
        this.source = source;
        this.all = all;
    }

    /// Whether the source, when it last answered, listed the alert with these labels.
    boolean lists(Map<String, String> labels) {
        return listed.contains(labels);
    }

    /// What was missed, to be put in; what could be is then [#settled].
    List<Missed> compare(Listing there, Collection<Heard> all, Instant now) {
        var here = all.stream().filter(h -> h.alert().source().equals(source.source())).toList();
        listed = there.alerts().stream().map(one -> one.alert().labels()).collect(toSet());
        forget(here);
        var missed = new ArrayList<Missed>(missedHere(there, here, now));
        missed.addAll(missedThere(there.running(), here, now));
        return missed;
    }

    /// It did not answer: what was not listed before that is no longer absent in a row.
    void unanswered() {
        absences.replaceAll((_, _) -> 0);
    }

    /// It has been put in.
    void settled(Missed missed) {
        switch (missed) {
            case Missed.Opened(var alert) -> opened.put(alert.labels(), alert.startsAt());
            case Missed.Closed(var alert, var incident) -> closed.put(incident, alert.labels());
        }
    }

    private void forget(List<Heard> here) {
        var open = here.stream().filter(Heard::open).toList();
        var labels = open.stream().map(h -> h.alert().labels()).collect(toSet());
        var incidents = open.stream().map(Heard::incident).collect(toSet());
        absences.keySet().removeIf(known -> !labels.contains(known));
        listed.forEach(known -> absences.put(known, 0));
        opened.keySet().retainAll(listed);
        closed.keySet().retainAll(incidents);
        closed.values().removeIf(listed::contains);
    }

    private List<Missed.Opened> missedHere(Listing there, List<Heard> here, Instant now) {
        var known = here.stream().collect(groupingBy(h -> h.alert().labels()));
        return there.alerts().stream()
                .filter(one -> one.active() && one.isFor(source.receiver()))
                .map(Listing.Listed::alert)
                .filter(alert -> !alert.startsAt().isAfter(now.minus(source.every())))
                .filter(alert -> !covered(known.getOrDefault(alert.labels(), List.of()), alert))
                .filter(alert -> all.stream().noneMatch(each -> each.hasOpened(alert)))
                .map(alert -> Missed.opened(alert, source.shown(), now))
                .toList();
    }

    private boolean hasOpened(Alert alert) {
        return alert.startsAt().equals(opened.get(alert.labels()));
    }

    /// An incident that is over and is of the same episode covers it too: either no playbook
    /// answers it, or the engine knows better.
    private static boolean covered(List<Heard> known, Alert listed) {
        return known.stream()
                .anyMatch(
                        heard ->
                                (heard.open() && heard.alert().firing())
                                        || !heard.alert().startsAt().isBefore(listed.startsAt()));
    }

    private List<Missed.Closed> missedThere(Duration running, List<Heard> here, Instant now) {
        var firing = here.stream().filter(h -> h.open() && h.alert().firing()).toList();
        var over =
                firing.stream()
                        .map(Heard::alert)
                        .filter(alert -> !lists(alert.labels()) && isFromThere(alert))
                        .map(Alert::labels)
                        .distinct()
                        .filter(labels -> over(labels, running))
                        .collect(toSet());
        return firing.stream()
                .filter(h -> over.contains(h.alert().labels()))
                .filter(h -> all.stream().noneMatch(each -> each.closed.containsKey(h.incident())))
                .map(h -> Missed.closed(h.alert(), h.incident(), source.shown(), now))
                .toList();
    }

    /// Counts one more answer without it, if that is to be believed.
    private boolean over(Map<String, String> labels, Duration running) {
        boolean believed = running.compareTo(source.settledAfter()) >= 0;
        int times = believed ? absences.getOrDefault(labels, 0) + 1 : 0;
        absences.put(labels, times);
        return times >= ABSENCES && all.stream().noneMatch(each -> each.lists(labels));
    }

    private boolean isFromThere(Alert alert) {
        if (alert.name().equals(NEVER_LISTED)) {
            return false;
        }
        var url = source.shown();
        var link = alert.links().getOrDefault("alertmanager", "").replaceFirst("/+$", "");
        return absences.containsKey(alert.labels())
                || url.equals(link)
                || Missed.firesAt(url).equals(alert.annotations().get(Missed.ANNOTATION));
    }
}
