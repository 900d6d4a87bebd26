package dev.remediator.replay.engine;

import dev.remediator.playbook.Book;
import dev.remediator.recording.RecordedIncident;
import dev.remediator.recording.Session;
import dev.remediator.remediation.Decision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What recordings tell an engine in virtual time about the incidents that go on now: what workers
/// said, when timers went off, which remedies ended their alerts. [RecordedInputs] fills it; what
/// is over is forgotten.
///
/// For one thread.
public final class Recorded {
    /// So long after its last moment what is recorded of an incident may still be asked for.
    private static final long OVER = 300 * Nanos.SECOND;

    /// And so long if it goes on here.
    private static final long GOES_ON = 86_400 * Nanos.SECOND;

    private final PriorityQueue<Ending> endings = new PriorityQueue<>();
    private final Map<String, Boolean> open = new HashMap<>();
    private final Set<String> codes = new HashSet<>();
    private final RecordedTimes times = new RecordedTimes();
    private final RecordedHands hands;
    private @Nullable Cures cures;
    private long arrived;

    private record Ending(long at, long order, Kept kept) implements Comparable<Ending> {
        @Override
        public int compareTo(Ending other) {
            int byTime = Long.compare(at, other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /// @param book the playbooks that decide now
    /// @param rehearsal plays their code against what was recorded
    public Recorded(Book book, Rehearsal rehearsal) {
        hands = new RecordedHands(book, rehearsal);
    }

    /// A remediator was started with these playbooks.
    public void expect(Session session) {
        session.playbooks().forEach(sheet -> codes.add(sheet.code()));
    }

    /// An incident begins.
    public void expect(RecordedIncident incident) {
        expect(new Kept(incident));
    }

    void expect(Kept kept) {
        times.expect(kept.incident, kept.keys);
        hands.expect(kept);
        if (cures != null) {
            cures.expect(kept);
        }
        open.put(kept.incident.id(), false);
        endings.add(new Ending(kept.last() + OVER, arrived++, kept));
    }

    void follow(Cures some) {
        cures = some;
    }

    RecordedTimes times() {
        return times;
    }

    RecordedHands hands() {
        return hands;
    }

    /// Something was decided here.
    void decided(Decision decision) {
        open.computeIfPresent(decision.incident(), (_, _) -> !decision.closes());
    }

    /// Forgets what nobody will ask for any more.
    void passed(long now) {
        for (var next = endings.peek(); next != null && next.at() < now; next = endings.peek()) {
            endings.remove();
            var kept = next.kept();
            boolean waits = Boolean.TRUE.equals(open.get(kept.incident.id()));
            if (waits && next.at() < kept.last() + GOES_ON) {
                endings.add(new Ending(kept.last() + GOES_ON, next.order(), kept));
            } else {
                open.remove(kept.incident.id());
                times.forget(kept.incident, kept.keys);
                hands.forget(kept);
                if (cures != null) {
                    cures.forget(kept, now);
                }
            }
        }
    }

    /// How many workers there were when this timer went off, if it did then; else as many as there
    /// usually are. There are as many for versions of playbooks that nobody had then.
    Map<String, Integer> crew(String resource, long now, Book book) {
        var then = times.crew(resource, now);
        if (then == null) {
            return everybody(book, 1);
        }
        int most = then.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var crew = new TreeMap<>(then);
        if (most > 0) {
            everybody(book, most)
                    .forEach(
                            (code, n) -> {
                                if (!codes.isEmpty() && !codes.contains(code)) {
                                    crew.putIfAbsent(code, n);
                                }
                            });
        }
        return crew;
    }

    static Map<String, Integer> everybody(Book book, int workers) {
        var crew = new TreeMap<String, Integer>();
        book.codes().forEach(code -> crew.put(code, workers));
        return crew;
    }

    /// How many recorded incidents are remembered.
    int size() {
        return endings.size();
    }
}
