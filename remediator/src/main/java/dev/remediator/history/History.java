package dev.remediator.history;

import dev.remediator.alert.Replayed;
import dev.remediator.remediation.Decision;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Logged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every incident that is open, the last ten thousand that are not, as many that were replayed, the
/// accounts, what people said, and how automation stands: told by the topics, so a restart changes
/// nothing. Thread-safe.
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int MOST_CLOSED = 10_000;

    /// What is replayed is told beside what is real, so that none pushes the other out.
    private final Stories real = new Stories(MOST_CLOSED);

    private final Stories replayed = new Stories(MOST_CLOSED);
    private final Replays replays = new Replays();
    private final Map<Integer, Accounts> accounts = new TreeMap<>();
    private final List<Consumer<Decision>> listeners = new CopyOnWriteArrayList<>();
    private final Audit audit = new Audit();
    private final LastPosture posture = new LastPosture();
    private final TrackRecord trackRecord = new TrackRecord();

    /// Calls the listener with each decision from now on, in the reading thread.
    public void listen(Consumer<Decision> listener) {
        listeners.add(listener);
    }

    synchronized void add(Logged logged) {
        var decision = logged.decision();
        if (Replayed.is(decision.resource())) {
            replays.add(decision);
            replayed.add(logged);
        } else {
            audit.add(decision);
            trackRecord.add(decision);
            real.add(logged);
        }
        if (logged.accounts() != null) {
            accounts.merge(logged.accounts().partition(), logged.accounts(), Accounts::later);
        }
        listeners.forEach(listener -> tell(listener, decision));
    }

    private static void tell(Consumer<Decision> listener, Decision decision) {
        try {
            listener.accept(decision);
        } catch (RuntimeException e) {
            LOG.error("a listener failed on {}; the history goes on", decision, e);
        }
    }

    /// The incidents that satisfy the question, newest first; none that is replayed.
    public synchronized List<IncidentView> incidents(Predicate<IncidentView> wanted, int limit) {
        return real.views(wanted, limit);
    }

    /// The same of those that are replayed.
    ///
    /// @param replay which replay
    public synchronized List<IncidentView> replayed(
            String replay, Predicate<IncidentView> wanted, int limit) {
        return replayed.views(view -> replay.equals(view.replayed()) && wanted.test(view), limit);
    }

    /// How the replays stand that were heard of last, the newest first.
    public synchronized List<ReplayView> replays() {
        return replays.views();
    }

    /// One incident, replayed or not, in short.
    public synchronized Optional<IncidentView> view(String id) {
        return real.find(id).or(() -> replayed.find(id)).map(Story::view);
    }

    /// One incident, replayed or not, with everything that was decided about it.
    public synchronized Optional<IncidentView.Detailed> incident(String id) {
        return real.find(id).or(() -> replayed.find(id)).map(Story::detailed);
    }

    /// What people told automation and what the guards went through, newest first.
    public synchronized List<Decision> audit(int limit) {
        return audit.newest(limit);
    }

    /// How automation stands.
    public LastPosture posture() {
        return posture;
    }

    /// How it has been going, without what is replayed.
    public TrackRecord trackRecord() {
        return trackRecord;
    }

    /// What the sources last said about each incident that is still told here, open or not; nothing
    /// of what is replayed, which no source has said.
    public synchronized List<Heard> heard() {
        return real.all().map(Story::heard).flatMap(Optional::stream).toList();
    }

    /// How many real incidents are not over.
    public synchronized long open() {
        return real.open();
    }

    /// The books, given how many alerts each partition of the topic has ever accepted.
    public synchronized Accounting accounting(Map<Integer, Long> accepted) {
        long total = 0;
        long settled = 0;
        long open = 0;
        long missing = 0;
        for (var partition : accepted.entrySet()) {
            var books =
                    accounts.getOrDefault(partition.getKey(), Accounts.empty(partition.getKey()));
            long ends = Math.max(partition.getValue(), books.read());
            total += ends;
            settled += books.settled();
            open += books.open() + (ends - books.read());
            missing += books.unaccounted();
        }
        return new Accounting(total, settled, open, missing);
    }
}
