package dev.remediator.replay.engine;

import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageReport;
import dev.remediator.guard.Ruling;
import dev.remediator.reason.Reason;
import dev.remediator.recording.Moment;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When the recorded engine saw a timer go off or an answer of the warden arrive: a little after it
/// was due or asked for, and how much is chance. A replay that does the same does it then.
class RecordedTimes {
    /// What is recorded so long after it was due is something else.
    private static final long WINDOW = 2 * Nanos.SECOND;

    /// How late a timer of a running engine goes off at most: a tenth of a second, or more on a
    /// busy machine. What was recorded later was another one.
    private static final long LATE = Nanos.SECOND;

    private final Map<String, NavigableMap<Long, Map<String, Integer>>> timers = new HashMap<>();
    private final Map<String, NavigableMap<Long, Ruling>> rulings = new HashMap<>();
    private final Map<String, NavigableMap<Long, Boolean>> pages = new HashMap<>();
    private final Map<String, NavigableMap<Long, Boolean>> closings = new HashMap<>();
    private final Map<String, String> notices = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /// What the warden said first about a wish, and when it let it go.
    record Answered(long at, Ruling first, long letGo) {}

    void expect(RecordedIncident incident, List<Long> keys) {
        if (incident.id().startsWith("notice-")) {
            notices.put(incident.id(), incident.resource());
        }
        for (int i = 0; i < keys.size(); i++) {
            var moment = incident.moments().get(i);
            long key = keys.get(i);
            switch (moment.cause()) {
                case Event.TimePassed(var crew) -> of(timers, incident.resource()).put(key, crew);
                case Event.Ruled(var ruling) -> of(rulings, wish(ruling.permit())).put(key, ruling);
                case Event.ClosedByPeople closed -> of(closings, closed.incident()).put(key, true);
                case null -> page(incident, moment, key);
                default -> {}
            }
        }
    }

    private void page(RecordedIncident incident, Moment moment, long key) {
        if (moment.said() instanceof PageReport.Told report) {
            told.add(name(report.notification(), report.attempt()));
        } else if (moment.said() == null && isOfPage(moment)) {
            of(pages, Page.key(incident.id())).put(key, true);
        }
    }

    private static boolean isOfPage(Moment moment) {
        return moment.decisions().stream().anyMatch(d -> d.reason().name().startsWith("PAGE_"));
    }

    void forget(RecordedIncident incident, List<Long> keys) {
        notices.remove(incident.id());
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i);
            switch (incident.moments().get(i).cause()) {
                case Event.TimePassed _ -> remove(timers, incident.resource(), key);
                case Event.Ruled(var ruling) -> remove(rulings, wish(ruling.permit()), key);
                case Event.ClosedByPeople closed -> remove(closings, closed.incident(), key);
                case null -> {
                    if (incident.moments().get(i).said() instanceof PageReport.Told report) {
                        told.remove(name(report.notification(), report.attempt()));
                    }
                    remove(pages, Page.key(incident.id()), key);
                }
                default -> {}
            }
        }
    }

    private static <T> NavigableMap<Long, T> of(
            Map<String, NavigableMap<Long, T>> all, String name) {
        return all.computeIfAbsent(name, _ -> new TreeMap<>());
    }

    private static <T> void remove(Map<String, NavigableMap<Long, T>> all, String name, long key) {
        var some = all.get(name);
        if (some != null) {
            some.remove(key);
            if (some.isEmpty()) {
                all.remove(name);
            }
        }
    }

    /// The how-manieth wish of a resource it is depends on what is long forgotten; of which run it
    /// is does not.
    private static String wish(String permit) {
        return permit.substring(0, Math.max(0, permit.lastIndexOf('/')));
    }

    private static String name(String notification, int attempt) {
        return attempt + " " + notification;
    }

    /// When a resource's timer goes off.
    long timer(String resource, long due, long now) {
        return at(timers.get(resource), due, now);
    }

    /// When it is decided who is called.
    long page(String key, long due, long now) {
        return at(pages.get(key), due, now);
    }

    /// When an incident hears that a person has closed it.
    long closing(String incident, long now) {
        var recorded = closings.get(incident);
        var key = recorded == null ? null : recorded.ceilingKey(now);
        return key != null && key <= now + WINDOW ? key : now;
    }

    private static long at(@Nullable NavigableMap<Long, ?> recorded, long due, long now) {
        var from = Math.max(Nanos.floor(due), now + 1);
        var key = recorded == null ? null : recorded.ceilingKey(from);
        return key != null && key <= Math.max(due, now) + LATE ? key : Nanos.ceiling(due);
    }

    /// How many workers there were when a timer went off.
    @Nullable Map<String, Integer> crew(String resource, long at) {
        var recorded = timers.get(resource);
        return recorded == null ? null : recorded.get(at);
    }

    /// When something a resource says reaches the warden. Nobody records that.
    long petition(String resource, long now) {
        return now;
    }

    /// When an answer of the warden arrives.
    long ruling(Ruling ruling, long now) {
        var recorded = rulings.get(wish(ruling.permit()));
        if (recorded != null) {
            for (var one : recorded.subMap(now, true, now + WINDOW, true).entrySet()) {
                if (same(one.getValue(), ruling)) {
                    return one.getKey();
                }
            }
        }
        return now;
    }

    /// What was answered to a wish; nothing if nobody knows.
    @Nullable Answered answer(String permit, long now) {
        var recorded = rulings.get(wish(permit));
        var first = recorded == null ? null : recorded.ceilingEntry(now);
        if (recorded == null || first == null || first.getKey() > now + WINDOW) {
            return null;
        }
        long letGo = Long.MAX_VALUE;
        for (var one : recorded.tailMap(now).entrySet()) {
            if (one.getValue() instanceof Ruling.Allowed) {
                letGo = one.getKey();
                break;
            }
        }
        return new Answered(first.getKey(), first.getValue(), letGo);
    }

    /// Whether two answers are the same but for what was seen.
    static boolean same(Ruling one, Ruling other) {
        return reason(one) == reason(other) && one.getClass() == other.getClass();
    }

    private static @Nullable Reason reason(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Allowed _ -> null;
            case Ruling.Held held -> held.reason();
            case Ruling.Refused refused -> refused.reason();
            case Ruling.Halted halted -> halted.reason();
        };
    }

    /// Whether the recording says what became of a notification.
    boolean tells(Notification notification) {
        return told.contains(name(notification.id(), notification.attempt()));
    }

    /// What a notice was about.
    Optional<String> resource(String notice) {
        return Optional.ofNullable(notices.get(notice));
    }

    /// How much is remembered.
    int size() {
        return timers.size() + rulings.size() + pages.size() + closings.size() + told.size();
    }
}
