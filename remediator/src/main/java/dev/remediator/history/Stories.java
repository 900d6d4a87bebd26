package dev.remediator.history;

import dev.remediator.remediation.Decision;
import dev.remediator.topic.Logged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Incidents being told: every one that is open, and the last so many that are not. Guarded by its
/// history.
final class Stories {
    private final int mostClosed;
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private int closed;

    /// @param mostClosed how many are kept that are over
    Stories(int mostClosed) {
        this.mostClosed = mostClosed;
    }

    void add(Logged logged) {
        var decision = logged.decision();
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
        forgetOldest();
    }

    /// The next page of the same name is told as another.
    private void forgetIfAnew(Decision decision) {
        var before = stories.get(decision.incident());
        if (before != null && before.closed() && Story.beginsPage(decision)) {
            stories.remove(decision.incident());
            closed--;
        }
    }

    private void forgetOldest() {
        var oldest = stories.values().iterator();
        while (closed > mostClosed && oldest.hasNext()) {
            if (oldest.next().closed()) {
                oldest.remove();
                closed--;
            }
        }
    }

    Optional<Story> find(String id) {
        return Optional.ofNullable(stories.get(id));
    }

    Stream<Story> all() {
        return stories.values().stream();
    }

    long open() {
        return stories.size() - (long) closed;
    }

    /// Those that satisfy the question, newest first.
    List<IncidentView> views(Predicate<IncidentView> wanted, int limit) {
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
}
