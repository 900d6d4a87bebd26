package dev.remediator.escalation;

import static dev.remediator.escalation.Switchroom.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.alert.Severity;
import dev.remediator.escalation.ChannelKind.Trait;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Page.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Services that are slow, forgetful and now and then away; reports that are lost, doubled and come
/// in any order; all by a seed. What must never happen is looked for after every decision.
final class RoughWorld {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final int MOST = 3;
    private static final Duration IN = Duration.ofMinutes(10);

    private final Random random;
    private final Rulebook rulebook;
    private final Escalation escalation;
    private final Map<String, Instant> timers = new TreeMap<>();
    private final PriorityQueue<Due> reports = new PriorityQueue<>();

    final Cabinet files = new Cabinet();
    final Set<String> wanted = new TreeSet<>();
    final Set<String> openAtKeyedServices = new TreeSet<>();
    int calls;
    private final Map<String, Integer> arrived = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Deque<Instant> begunAt = new ArrayDeque<>();
    private boolean kind;
    private Instant now = Switchroom.START;
    private int number;

    private record Due(Instant at, int order, PageReport report) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Integer.compare(order, other.order) : byTime;
        }
    }

    RoughWorld(long seed, Rulebook rulebook) {
        random = new Random(seed);
        this.rulebook = rulebook;
        escalation = new Escalation(rulebook);
    }

    /// Something happens, or nothing for a while.
    void happens() {
        var incident = "p" + random.nextInt(30);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> want(incident);
            case 3 -> over(incident);
            case 4 -> people(new PageReport.Acknowledged(anyPage(), "ana", "pagerduty", now));
            case 5 -> people(new PageReport.Unacknowledged(anyPage(), "ana", "pagerduty", now));
            case 6 -> close(incident);
            case 7 -> passes(Duration.ofMinutes(random.nextInt(90)));
            default -> passes(Duration.ofSeconds(random.nextInt(300)));
        }
    }

    private String anyPage() {
        var all = files.names("page");
        return all.isEmpty() ? "none" : all.get(random.nextInt(all.size()));
    }

    private void want(String incident) {
        var severity = random.nextBoolean() ? Severity.ERROR : Severity.CRITICAL;
        var why = random.nextInt(4) > 0 ? Reason.LADDER_EXHAUSTED : Reason.PAGED_WHILE_HELD;
        wanted.add(incident);
        var page = page(incident, severity, why, now.minusSeconds(random.nextInt(200)));
        decide(new PageEvent.Wanted(page));
    }

    void over(String incident) {
        wanted.remove(incident);
        begun.remove(incident);
        var page = page(incident, Severity.ERROR, Reason.RESOLVED_AFTER_PAGE, now);
        decide(new PageEvent.Wanted(page.doing(Action.RESOLVE)));
    }

    private void close(String incident) {
        wanted.remove(incident);
        begun.remove(incident);
        people(new PageReport.Closed(incident, "ana", "api", now));
    }

    private void people(PageReport report) {
        decide(new PageEvent.Reported(report));
    }

    /// From now on services are quick and take everything.
    void becomesKind() {
        kind = true;
    }

    void passes(Duration time) {
        var until = now.plus(time);
        while (true) {
            var timer =
                    timers.entrySet().stream()
                            .filter(t -> !t.getValue().isAfter(until))
                            .min(Map.Entry.comparingByValue());
            var report = reports.peek();
            if (report != null
                    && !report.at().isAfter(until)
                    && (timer.isEmpty() || !timer.get().getValue().isBefore(report.at()))) {
                reports.remove();
                now = report.at();
                decide(new PageEvent.Reported(report.report()));
            } else if (timer.isPresent()) {
                var name = timer.get().getKey();
                now = timer.get().getValue();
                timers.remove(name);
                decide(new PageEvent.TimePassed(name));
            } else {
                now = until;
                return;
            }
        }
    }

    private void decide(PageEvent event) {
        var decided = escalation.decide(files, event, now);
        files.save(decided);
        decided.timers()
                .forEach(
                        (name, time) ->
                                time.ifPresentOrElse(
                                        t -> timers.put(name, t), () -> timers.remove(name)));
        assertThat(decided.timers().values())
                .as("what is due after deciding")
                .allMatch(time -> time.isEmpty() || time.get().isAfter(now));
        for (var effect : decided.effects()) {
            if (effect instanceof PageEffect.Notify(var notification)) {
                serve(notification);
            }
        }
        decided.pages().keySet().stream().filter(wanted::contains).forEach(this::isCaredFor);
    }

    private void isCaredFor(String incident) {
        var file = files.page(incident).orElseThrow(() -> new AssertionError(incident + " lost"));
        switch (file.standing()) {
            case OVER -> throw new AssertionError(incident + " is wanted, but over");
            case GATHERED -> {
                var membership = file.membership();
                assertThat(membership).isNotNull();
                assertThat(files.page(membership.gathering())).isPresent();
            }
            case ACKNOWLEDGED -> assertThat(file.by()).isNotEmpty();
            case CONFIRMING, REARMING, CALLING ->
                    assertThat(timers).as("%s", file).containsKey(Escalated.page(incident));
        }
    }

    private void serve(Notification n) {
        var incident = n.page().incident();
        var action = n.page().action();
        boolean own = incident.startsWith("p");
        if (own && !wanted.contains(incident)) {
            assertThat(action).as("after %s is over", incident).isEqualTo(Action.RESOLVE);
        }
        if (action == Action.TRIGGER) {
            calls++;
            if (own && begun.add(incident)) {
                begins();
            }
        }
        var outcome = outcome(action);
        boolean arrives =
                outcome == Outcome.SENT || (outcome == Outcome.UNCLEAR && random.nextBoolean());
        if (arrives) {
            arrives(n, action);
        }
        if (kind || random.nextInt(10) > 0) {
            report(Switchroom.report(n, outcome));
        }
    }

    private void begins() {
        begunAt.removeIf(time -> !time.isAfter(now.minus(IN)));
        begunAt.add(now);
        assertThat(begunAt).as("pages begun in ten minutes").hasSizeLessThanOrEqualTo(MOST);
    }

    private void arrives(Notification n, Action action) {
        var channel = rulebook.kind(n.channel()).orElseThrow();
        if (channel.has(Trait.KEYED)) {
            var place = n.channel() + " " + n.page().key();
            if (action == Action.TRIGGER) {
                openAtKeyedServices.add(place);
            } else if (action == Action.RESOLVE) {
                openAtKeyedServices.remove(place);
            }
        } else if (action == Action.TRIGGER) {
            assertThat(arrived.merge(n.id(), 1, Integer::sum)).as(n.id()).isEqualTo(1);
        }
    }

    /// Whatever a service has, it lets go.
    private Outcome outcome(Action action) {
        var drawn = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        boolean stubborn = drawn == Outcome.REFUSED && action == Action.RESOLVE;
        return kind || stubborn || random.nextBoolean() ? Outcome.SENT : drawn;
    }

    /// A doubled report may come long after the call was sent again.
    private void report(PageReport report) {
        var at = now.plusSeconds(kind ? 1 : random.nextInt(240));
        reports.add(new Due(at, number++, report));
        if (random.nextInt(5) == 0) {
            reports.add(new Due(at.plusSeconds(random.nextInt(600)), number++, report));
        }
    }

    List<String> left() {
        var left = new ArrayList<String>();
        for (var kindOfFile : List.of("page", "line", "series")) {
            left.addAll(files.names(kindOfFile));
        }
        return left;
    }
}
