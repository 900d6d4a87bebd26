package dev.remediator.replay.engine;

import dev.remediator.escalation.Escalated;
import dev.remediator.escalation.Escalation;
import dev.remediator.escalation.Files;
import dev.remediator.escalation.Notification;
import dev.remediator.escalation.PageEffect;
import dev.remediator.escalation.PageEvent;
import dev.remediator.escalation.PageFile;
import dev.remediator.escalation.PageReport;
import dev.remediator.escalation.PolicyFile;
import dev.remediator.escalation.SeriesFile;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who is called when, in virtual time. Whatever the recording does not tell of is taken to have
/// reached its service at once.
final class VirtualEscalation implements Files {
    private static final long TICK = 100 * Nanos.DECIDED_BY;
    private static final long AGAIN = 30 * Nanos.SECOND;
    private static final String NOTICE = "notice-";
    private static final String PAGE = "page/";

    private final Agenda agenda;
    private final RecordedTimes times;
    private final Room room;
    private Escalation people;
    private final Map<String, PageFile> pages = new HashMap<>();
    private final Map<String, PolicyFile> policies = new HashMap<>();
    private final Map<String, SeriesFile> series = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> lines = new HashMap<>();
    private final Map<String, Long> timers = new HashMap<>();

    /// What becomes of decisions.
    interface Room {
        void because(@Nullable PageReport said);

        /// A report has changed a page, and nothing was decided that is logged.
        void silently(Page page, PageReport said);

        void decided(Decision decision);

        void closed(String resource, Event.ClosedByPeople closed);

        void failed(String what, RuntimeException why);
    }

    VirtualEscalation(Agenda agenda, RecordedTimes times, Escalation people, Room room) {
        this.agenda = agenda;
        this.times = times;
        this.people = people;
        this.room = room;
    }

    void decideBy(Escalation other) {
        people = other;
    }

    void wants(Page page) {
        long at =
                page.action() == Page.Action.TRIGGER
                        ? times.page(page.key(), agenda.now(), agenda.now() - 1)
                        : agenda.now();
        if (at > agenda.now()) {
            agenda.at(at, () -> decide(new PageEvent.Wanted(page)));
        } else {
            agenda.atOnce(() -> decide(new PageEvent.Wanted(page)));
        }
    }

    void hears(PageReport report) {
        if (pages.containsKey(Page.key(report.incident()))
                || !report.incident().startsWith(NOTICE)) {
            decide(new PageEvent.Reported(report));
        } else {
            hearsOfNotice(report);
        }
    }

    /// What the warden tells people about is named by when it began, which was a few milliseconds
    /// earlier or later then.
    private void hearsOfNotice(PageReport report) {
        var here = times.resource(report.incident()).flatMap(r -> notice(report.incident(), r));
        if (here.isEmpty()) {
            decide(new PageEvent.Reported(report));
        } else if (!(report instanceof PageReport.Told)) {
            decide(new PageEvent.Reported(about(here.get(), report)));
        }
    }

    private Optional<String> notice(String name, String resource) {
        var kind = name.substring(0, name.lastIndexOf('-') + 1);
        return pages.values().stream()
                .map(PageFile::page)
                .filter(page -> page.incident().startsWith(kind))
                .min(
                        Comparator.comparing((Page p) -> !p.resource().equals(resource))
                                .thenComparing(Page::incident))
                .map(Page::incident);
    }

    private static PageReport about(String page, PageReport report) {
        return switch (report) {
            case PageReport.Acknowledged r ->
                    new PageReport.Acknowledged(page, r.by(), r.via(), r.at(), r.why());
            case PageReport.Unacknowledged r ->
                    new PageReport.Unacknowledged(page, r.by(), r.via(), r.at());
            case PageReport.Closed r ->
                    new PageReport.Closed(page, r.by(), r.via(), r.at(), r.why());
            case PageReport.Told _, PageReport.TestWanted _ -> report;
        };
    }

    private void decide(PageEvent event) {
        Escalated decided;
        try {
            decided = people.decide(this, event, agenda.instant());
        } catch (RuntimeException e) {
            room.failed("who is called", e);
            if (event instanceof PageEvent.TimePassed(var name)) {
                arm(name, agenda.now() + AGAIN);
            }
            return;
        }
        because(event, decided);
        decided.pages().forEach((key, file) -> put(pages, key, file));
        decided.policies().forEach((name, file) -> put(policies, name, file));
        decided.series().forEach((name, file) -> put(series, name, file));
        decided.lines().forEach(this::line);
        decided.timers().forEach(this::timer);
        decided.effects().forEach(this::carryOut);
    }

    private void because(PageEvent event, Escalated decided) {
        var said = event instanceof PageEvent.Reported(var report) ? report : null;
        room.because(said);
        boolean logged = decided.effects().stream().anyMatch(PageEffect.Log.class::isInstance);
        if (said != null && !logged) {
            var key = Page.key(said.incident());
            var before = page(key);
            var after = decided.pages().getOrDefault(key, before);
            if (!after.equals(before)) {
                after.or(() -> before).ifPresent(file -> room.silently(file.page(), said));
            }
        }
    }

    private static <T> void put(Map<String, T> all, String name, Optional<T> entry) {
        if (entry.isPresent()) {
            all.put(name, entry.get());
        } else {
            all.remove(name);
        }
    }

    private void line(Escalated.Line line, Optional<String> text) {
        var some = lines.computeIfAbsent(line.gathering(), _ -> new TreeMap<>());
        if (text.isPresent()) {
            some.put(line.number(), text.get());
        } else {
            some.remove(line.number());
        }
        if (some.isEmpty()) {
            lines.remove(line.gathering());
        }
    }

    private void timer(String name, Optional<Instant> due) {
        if (due.isEmpty()) {
            timers.remove(name);
        } else {
            long time = Nanos.of(due.get());
            boolean ofPage = name.startsWith(PAGE);
            long at =
                    ofPage
                            ? times.page(name.substring(PAGE.length()), time, agenda.now())
                            : Nanos.ceiling(time);
            arm(name, at > agenda.now() ? at : agenda.now() + TICK);
        }
    }

    private void arm(String name, long at) {
        if (Long.valueOf(at).equals(timers.put(name, at))) {
            return;
        }
        agenda.at(at, () -> rings(name, at));
    }

    private void rings(String name, long at) {
        if (Long.valueOf(at).equals(timers.get(name))) {
            timers.remove(name);
            decide(new PageEvent.TimePassed(name));
        }
    }

    private void carryOut(PageEffect effect) {
        switch (effect) {
            case PageEffect.Log(var decision) -> room.decided(decision);
            case PageEffect.Close(var resource, var closed) -> room.closed(resource, closed);
            case PageEffect.Notify(var notification) -> {
                if (!times.tells(notification)) {
                    agenda.atOnce(() -> hears(sent(notification)));
                }
            }
        }
    }

    private static PageReport sent(Notification notification) {
        return new PageReport.Told(
                notification.page().key(),
                notification.id(),
                notification.attempt(),
                PageReport.Outcome.SENT,
                Duration.ZERO,
                "",
                "");
    }

    @Override
    public Optional<PageFile> page(String key) {
        return Optional.ofNullable(pages.get(key));
    }

    @Override
    public Optional<PolicyFile> policy(String name) {
        return Optional.ofNullable(policies.get(name));
    }

    @Override
    public Optional<SeriesFile> series(String name) {
        return Optional.ofNullable(series.get(name));
    }

    @Override
    public List<String> lines(String gathering, int most) {
        var some = lines.get(gathering);
        return some == null ? List.of() : some.values().stream().limit(most).toList();
    }
}
