package dev.remediator.escalation;

import dev.remediator.alert.Alert;
import dev.remediator.oncall.CallPlan;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Event;
import dev.remediator.remediation.Page;
import dev.remediator.remediation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A decision while it is made: what is kept as it will be, and what shall be done.
final class Draft {
    final Rulebook rulebook;
    final Instant now;

    private final Files files;
    private final Map<String, Optional<PageFile>> pages = new TreeMap<>();
    private final Map<String, Optional<PolicyFile>> policies = new TreeMap<>();
    private final Map<String, Optional<SeriesFile>> series = new TreeMap<>();
    private final Map<Escalated.Line, Optional<String>> lines = new LinkedHashMap<>();
    private final Map<String, Optional<Instant>> timers = new TreeMap<>();
    private final List<PageEffect> effects = new ArrayList<>();

    Draft(Rulebook rulebook, Files files, Instant now) {
        this.rulebook = rulebook;
        this.files = files;
        this.now = now;
    }

    Escalated done(Dues dues) {
        pages.forEach(
                (key, file) ->
                        timers.put(Escalated.page(key), file.flatMap(f -> dues.of(f, this))));
        return new Escalated(pages, policies, series, lines, timers, effects);
    }

    Optional<PageFile> page(String key) {
        var changed = pages.get(key);
        return changed == null ? files.page(key) : changed;
    }

    void keep(PageFile file) {
        pages.put(file.key(), Optional.of(file));
    }

    /// Keeps it, unless it is over and everybody is told.
    void settle(PageFile file) {
        var done = file.is(Standing.OVER) && file.calls().isEmpty();
        pages.put(file.key(), done ? Optional.empty() : Optional.of(file));
    }

    PolicyFile policy(String name) {
        var changed = policies.get(name);
        return (changed == null ? files.policy(name) : changed).orElse(PolicyFile.NONE);
    }

    void keep(String policy, PolicyFile file) {
        policies.put(policy, Optional.of(file));
    }

    Optional<SeriesFile> series(Page page) {
        var name = name(page);
        var changed = series.get(name);
        return changed == null ? files.series(name) : changed;
    }

    void keep(Page page, SeriesFile file) {
        series.put(name(page), Optional.of(file));
        timers.put(name(page), Optional.of(file.until()));
    }

    void forgetSeries(String name) {
        series.put(name, Optional.empty());
        timers.put(name, Optional.empty());
    }

    void forgetSeries(Page page) {
        forgetSeries(name(page));
    }

    Optional<SeriesFile> series(String name) {
        return files.series(name);
    }

    /// Its timer has gone off too early, after the clock was put back.
    void waitFor(String seriesName, Instant time) {
        timers.put(seriesName, Optional.of(time));
    }

    private static String name(Page page) {
        return Escalated.series(page.alert().series(), page.resource());
    }

    List<String> lines(String gathering, int most) {
        return files.lines(gathering, most);
    }

    /// Lines that this decision itself has added to a gathered page.
    List<String> newLines(String gathering) {
        return lines.entrySet().stream()
                .filter(line -> line.getKey().gathering().equals(gathering))
                .flatMap(line -> line.getValue().stream())
                .toList();
    }

    void line(String gathering, long number, Optional<String> text) {
        lines.put(new Escalated.Line(gathering, number), text);
    }

    CallPlan plan(PageFile file) {
        return file.round().everyChannel()
                ? rulebook.otherwise()
                : rulebook.plan(file.page().policy());
    }

    Duration rearming(Page page) {
        return rulebook.plan(page.policy()).rearming().orElse(rulebook.rearming());
    }

    Instant after(Duration time) {
        return Later.than(now, time);
    }

    /// The earlier of now and then: the clock may have been put back since.
    Instant notLater(Instant then) {
        return then.isAfter(now) ? now : then;
    }

    void notify(Page page, Call call, String by) {
        effects.add(
                new PageEffect.Notify(
                        new Notification(
                                call.id(),
                                page.doing(call.action()),
                                call.channel(),
                                call.recipient(),
                                call.calls() ? "" : call.reference(),
                                by,
                                call.attempt(),
                                now,
                                call.at())));
    }

    void log(Page page, Reason reason, String facts) {
        log(page, reason, facts, false);
    }

    void log(Page page, Reason reason, String facts, boolean closes) {
        log(page.incident(), page, page.alert().name(), reason, facts, closes);
    }

    void log(String incident, Page page, String name, Reason reason, String facts, boolean closes) {
        Alert alert = page.alert();
        effects.add(
                new PageEffect.Log(
                        new Decision(
                                incident,
                                page.resource(),
                                now,
                                reason,
                                State.PAGED,
                                alert.series(),
                                name,
                                page.playbook().isEmpty() ? null : page.playbook(),
                                null,
                                null,
                                facts,
                                false,
                                closes)));
    }

    void close(Page page, String facts) {
        effects.add(
                new PageEffect.Close(
                        page.resource(), new Event.ClosedByPeople(page.incident(), facts)));
    }
}
