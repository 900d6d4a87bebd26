package dev.remediator.history;

import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How it has been going, added up as the log is read: hour by hour for 31 days, and over all that
/// the log still tells. It takes no more memory however much happens: an hour costs as much as
/// there are playbooks. Without what is replayed. Thread-safe.
public final class TrackRecord {
    private static final Duration KEPT = Duration.ofDays(31);
    private static final int HOURS = 24;
    private static final int DAYS = 30;

    /// Who invents names must not fill the memory.
    private static final int MOST_PLAYBOOKS = 500;

    private static final int MOST_OPEN = 100_000;

    /// All playbooks together.
    private static final String ALL = "";

    private final Map<String, Course> open = new LinkedHashMap<>();
    private final Map<String, Sums> ever = new HashMap<>();
    private final TreeMap<Instant, Hour> hours = new TreeMap<>();

    /// What was counted in one hour.
    private record Hour(Map<String, Sums> sums, Map<Reason, Long> reasons) {
        private Hour() {
            this(new HashMap<>(), new EnumMap<>(Reason.class));
        }
    }

    /// How it went in some stretch of time.
    ///
    /// @param from when it begins
    /// @param score how it went
    public record Slot(Instant from, Score score) {}

    synchronized void add(Decision decision) {
        var hour = hour(decision.at());
        hour.reasons().merge(decision.reason(), 1L, Long::sum);
        var course = course(decision);
        if (course == null) {
            return;
        }
        var counts = course.goes(decision);
        if (decision.closes()) {
            open.remove(decision.incident());
        }
        for (var count : counts) {
            count(course, hour, sums -> sums.add(count));
        }
        if (counts.contains(Count.HEALED)) {
            var took = Duration.between(course.openedAt(), decision.at());
            count(course, hour, sums -> sums.healedIn(took));
        }
    }

    /// Older than what is kept is nobody's hour, so it is added up only over all.
    private Hour hour(Instant at) {
        var begins = at.truncatedTo(ChronoUnit.HOURS);
        var newest = hours.isEmpty() ? begins : hours.lastKey();
        if (begins.isBefore(newest.minus(KEPT))) {
            return new Hour();
        }
        var hour = hours.computeIfAbsent(begins, _ -> new Hour());
        hours.headMap(hours.lastKey().minus(KEPT)).clear();
        return hour;
    }

    /// What the guards go through, and what people are told about, is no incident of an alert.
    private @Nullable Course course(Decision decision) {
        var known = open.get(decision.incident());
        if (known != null
                || decision.series().isEmpty()
                || !Story.begins(decision)
                || Story.beginsPage(decision)) {
            return known;
        }
        var course = new Course(decision);
        open.put(decision.incident(), course);
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        return course;
    }

    private void count(Course course, Hour hour, Consumer<Sums> change) {
        change.accept(sums(ever, ALL));
        change.accept(sums(hour.sums(), ALL));
        var playbook = course.playbook();
        if (playbook != null && (ever.containsKey(playbook) || ever.size() <= MOST_PLAYBOOKS)) {
            change.accept(sums(ever, playbook));
            change.accept(sums(hour.sums(), playbook));
        }
    }

    private static Sums sums(Map<String, Sums> all, String playbook) {
        return all.computeIfAbsent(playbook, _ -> new Sums());
    }

    /// How a playbook has done over all that the log tells.
    public synchronized Score ever(String playbook) {
        return ever.getOrDefault(playbook, new Sums()).score();
    }

    /// How a playbook has done since a time, counted in whole hours.
    public synchronized Score since(String playbook, Instant from) {
        return between(playbook, from.truncatedTo(ChronoUnit.HOURS), Instant.MAX);
    }

    /// How all have done since a time, counted in whole hours.
    public Score since(Instant from) {
        return since(ALL, from);
    }

    /// How all have done in each of the last 24 hours, the oldest first; the last one goes on.
    public synchronized List<Slot> lastHours(Instant now) {
        return slots(now.truncatedTo(ChronoUnit.HOURS), Duration.ofHours(1), HOURS);
    }

    /// How all have done on each of the last 30 days in UTC, the oldest first; the last one goes
    /// on.
    public synchronized List<Slot> lastDays(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        return slots(today, Duration.ofDays(1), DAYS);
    }

    private List<Slot> slots(Instant last, Duration each, int many) {
        var slots = new ArrayList<Slot>();
        for (int i = many - 1; i >= 0; i--) {
            var from = last.minus(each.multipliedBy(i));
            slots.add(new Slot(from, between(ALL, from, from.plus(each))));
        }
        return slots;
    }

    private Score between(String playbook, Instant from, Instant until) {
        var all = new Sums();
        for (var hour : hours.subMap(from, until).values()) {
            var sums = hour.sums().get(playbook);
            if (sums != null) {
                all.add(sums);
            }
        }
        return all.score();
    }

    /// How often each reason was given since a time, counted in whole hours.
    public synchronized Map<Reason, Long> reasons(Instant from) {
        var all = new EnumMap<Reason, Long>(Reason.class);
        for (var hour : hours.tailMap(from.truncatedTo(ChronoUnit.HOURS)).values()) {
            hour.reasons().forEach((reason, many) -> all.merge(reason, many, Long::sum));
        }
        return all;
    }
}
