package dev.remediator.history;

import dev.remediator.remediation.Decision;
import dev.remediator.topic.Accounts;
import dev.remediator.topic.Logged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every incident that is open, the last ten thousand that are not, the accounts, what people said,
/// and how automation stands: told by the topics, so a restart changes nothing. Thread-safe.
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int MOST_CLOSED = 10_000;

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Map<Integer, Accounts> accounts = new TreeMap<>();
    private final List<Consumer<Decision>> listeners = new CopyOnWriteArrayList<>();
    private final Audit audit = new Audit();
    private final LastPosture posture = new LastPosture();
    private int closed;

    /// Calls the listener with each decision from now on, in the reading thread.
    public void listen(Consumer<Decision> listener) {
        listeners.add(listener);
    }

    synchronized void add(Logged logged) {
        var decision = logged.decision();
        audit.add(decision);
        forgetIfAnew(decision);
        var story = stories.get(decision.incident());
        if (story == null && Story.begins(decision)) {
            story = new Story(decision);
            stories.put(decision.incident(), story);
            closed += story.closed() ? 1 : 0;
        } else if (story != null) {
            closed -= story.closed() ? 1 : 0;
            story.add(decision);
            closed += story.closed() ? 1 : 0;
        }
        if (story != null) {
            story.hear(logged);
        }
        if (logged.accounts() != null) {
            accounts.merge(logged.accounts().partition(), logged.accounts(), Accounts::later);
        }
        forgetOldest();
        listeners.forEach(listener -> tell(listener, decision));
    }

    /// The next page of the same name is told as another.
    private void forgetIfAnew(Decision decision) {
        var before = stories.get(decision.incident());
        if (before != null && before.closed() && Story.beginsPage(decision)) {
            stories.remove(decision.incident());
            closed--;
        }
    }

    private static void tell(Consumer<Decision> listener, Decision decision) {
        try {
            listener.accept(decision);
        } catch (RuntimeException e) {
            LOG.error("a listener failed on {}; the history goes on", decision, e);
        }
    }

    private void forgetOldest() {
        var oldest = stories.values().iterator();
        while (closed > MOST_CLOSED && oldest.hasNext()) {
            if (oldest.next().closed()) {
                oldest.remove();
                closed--;
            }
        }
    }

    /// The incidents that satisfy the question, newest first.
    public synchronized List<IncidentView> incidents(Predicate<IncidentView> wanted, int limit) {
        var views = new ArrayList<IncidentView>();
        for (var story : stories.values()) {
            var view = story.view();
            if (wanted.test(view)) {
                views.add(view);
            }
        }
        views.sort(
                Comparator.comparing(IncidentView::openedAt)
                        .reversed()
                        .thenComparing(IncidentView::id));
        return views.size() <= limit ? views : List.copyOf(views.subList(0, limit));
    }

    /// One incident with everything that was decided about it.
    public synchronized Optional<IncidentView.Detailed> incident(String id) {
        return Optional.ofNullable(stories.get(id)).map(Story::detailed);
    }

    /// What people told automation and what the guards went through, newest first.
    public synchronized List<Decision> audit(int limit) {
        return audit.newest(limit);
    }

    /// How automation stands.
    public LastPosture posture() {
        return posture;
    }

    /// What the sources last said about each incident that is still told here, open or not.
    public synchronized List<Heard> heard() {
        return stories.values().stream().map(Story::heard).flatMap(Optional::stream).toList();
    }

    /// How many incidents are not over.
    public synchronized long open() {
        return stories.size() - (long) closed;
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
