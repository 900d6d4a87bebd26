package dev.remediator.escalation;

import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import dev.remediator.escalation.PageReport.Outcome;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.Contact;
import dev.remediator.oncall.Occasion;
import dev.remediator.oncall.Person;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.Decision;
import dev.remediator.remediation.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Channels and people in virtual time: pages are wanted, the real decisions are made, services
/// answer at once as they are told to.
final class Switchroom {
    static final Instant START = Instant.parse("2026-01-01T03:00:00Z");
    static final Map<String, ChannelKind> CHANNELS = channels();

    final Cabinet files = new Cabinet();
    final List<Notification> told = new ArrayList<>();
    final List<Decision> log = new ArrayList<>();
    final List<PageEffect.Close> closed = new ArrayList<>();
    Instant now = START;

    private final Map<String, Instant> timers = new TreeMap<>();
    private final Map<String, Outcome> answers = new HashMap<>();
    private final Map<String, Boolean> silent = new HashMap<>();
    private final Deque<PageReport> answering = new ArrayDeque<>();
    private Escalation escalation;

    Switchroom(CallPlan plan) {
        this(rulebook(Map.of("web", plan)));
    }

    Switchroom(Rulebook rulebook) {
        escalation = new Escalation(rulebook);
    }

    private static Map<String, ChannelKind> channels() {
        var all = new LinkedHashMap<String, ChannelKind>();
        all.put("pd", ChannelKind.PAGERDUTY);
        all.put("chat", ChannelKind.SLACK);
        all.put("sms", ChannelKind.TWILIO_SMS);
        all.put("voice", ChannelKind.TWILIO_VOICE);
        all.put("mail", ChannelKind.SMTP);
        all.put("schedules", ChannelKind.PAGERDUTY_SCHEDULES);
        all.put(Rulebook.LAST_RESORT, ChannelKind.SPOOL);
        return all;
    }

    /// Two minutes to be sure, an hour of rest, three pages in ten minutes.
    static Rulebook rulebook(Map<String, CallPlan> plans) {
        return new Rulebook(
                plans,
                Rulebook.everyChannelInTurn(List.of("pd", "chat")),
                CHANNELS,
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                new CallPlan.Most(3, Duration.ofMinutes(10)));
    }

    /// Steps at these minutes.
    static CallPlan plan(CallPlan.Step... steps) {
        return new CallPlan(
                Arrays.asList(steps), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static CallPlan.Step step(int minutes, Contact... contacts) {
        return new CallPlan.Step(
                Duration.ofMinutes(minutes), Arrays.asList(contacts), Occasion.ALWAYS);
    }

    static Contact at(String channel) {
        return new Contact.Listeners(channel);
    }

    /// A person whose ways are a minute apart.
    static Contact person(String name, String... channels) {
        var ways = new ArrayList<Person.Way>();
        for (int i = 0; i < channels.length; i++) {
            ways.add(new Person.Way(channels[i], Duration.ofMinutes(i)));
        }
        return new Contact.Someone(new Person(name, ways));
    }

    static Page page(String incident, Severity severity, Reason why, Instant since) {
        var alert =
                new Alert(
                        "test",
                        "Down/" + incident,
                        "Down/" + incident + "/1",
                        "",
                        AlertStatus.FIRING,
                        severity,
                        "Down",
                        "node/" + incident,
                        since,
                        null,
                        Map.of(),
                        Map.of(),
                        Map.of());
        return new Page(
                Page.Action.TRIGGER,
                incident,
                "node/" + incident,
                "web",
                alert,
                "",
                why,
                List.of(),
                since,
                since);
    }

    /// Wanted, and firing for long enough.
    Switchroom wants(String incident) {
        return wants(incident, Severity.ERROR, Reason.LADDER_EXHAUSTED);
    }

    Switchroom wants(String incident, Severity severity, Reason why) {
        return hears(page(incident, severity, why, now.minus(Duration.ofHours(1))));
    }

    Switchroom hears(Page page) {
        return decide(new PageEvent.Wanted(page));
    }

    Switchroom over(String incident) {
        var page = page(incident, Severity.ERROR, Reason.RESOLVED_AFTER_PAGE, now);
        return hears(page.doing(Page.Action.RESOLVE));
    }

    Switchroom hears(PageReport report) {
        return decide(new PageEvent.Reported(report));
    }

    Switchroom acknowledges(String incident, String via) {
        return hears(new PageReport.Acknowledged(incident, "ana", via, now));
    }

    Switchroom unacknowledges(String incident) {
        return hears(new PageReport.Unacknowledged(incident, "ana", "api", now));
    }

    Switchroom closes(String incident, String via) {
        return hears(new PageReport.Closed(incident, "ana", via, now));
    }

    /// How a channel answers from now on.
    Switchroom answering(String channel, Outcome outcome) {
        answers.put(channel, outcome);
        silent.remove(channel);
        return this;
    }

    /// A channel says nothing from now on.
    Switchroom silent(String channel) {
        silent.put(channel, true);
        return this;
    }

    Switchroom restartsWith(Rulebook rulebook) {
        escalation = new Escalation(rulebook);
        return this;
    }

    Switchroom passes(Duration time) {
        var until = now.plus(time);
        for (int turns = 0; ; turns++) {
            if (turns > 100_000) {
                throw new AssertionError("something is due again and again: " + timers);
            }
            var next =
                    timers.entrySet().stream()
                            .filter(timer -> !timer.getValue().isAfter(until))
                            .min(Map.Entry.comparingByValue());
            if (next.isEmpty()) {
                now = until;
                return this;
            }
            var name = next.get().getKey();
            now = next.get().getValue().isAfter(now) ? next.get().getValue() : now;
            timers.remove(name);
            decide(new PageEvent.TimePassed(name));
        }
    }

    Switchroom minutes(int minutes) {
        return passes(Duration.ofMinutes(minutes));
    }

    private Switchroom decide(PageEvent event) {
        var decided = escalation.decide(files, event, now);
        files.save(decided);
        decided.timers()
                .forEach(
                        (name, time) ->
                                time.ifPresentOrElse(
                                        t -> timers.put(name, t), () -> timers.remove(name)));
        decided.effects().forEach(this::carryOut);
        while (!answering.isEmpty()) {
            hears(answering.removeFirst());
        }
        return this;
    }

    private void carryOut(PageEffect effect) {
        switch (effect) {
            case PageEffect.Notify(var notification) -> {
                told.add(notification);
                if (!silent.containsKey(notification.channel())) {
                    answering.add(report(notification, answer(notification)));
                }
            }
            case PageEffect.Log(var decision) -> log.add(decision);
            case PageEffect.Close close -> closed.add(close);
        }
    }

    private Outcome answer(Notification notification) {
        return answers.getOrDefault(notification.channel(), Outcome.SENT);
    }

    static PageReport.Told report(Notification n, Outcome outcome) {
        var reference = outcome == Outcome.SENT ? "ref-" + n.id() : "";
        return new PageReport.Told(
                n.page().key(), n.id(), n.attempt(), outcome, Duration.ZERO, "", reference);
    }

    /// What was told since this was asked last, such as `trigger ana by sms`.
    List<String> hasTold() {
        var all = told.stream().map(Switchroom::said).toList();
        told.clear();
        return all;
    }

    private static String said(Notification n) {
        var whom =
                n.recipient().isEmpty()
                        ? n.channel()
                        : n.recipient().replaceFirst("person:", "") + " by " + n.channel();
        return n.page().action().name().toLowerCase(Locale.ROOT) + " " + whom;
    }

    /// The name of a call without the time its page was wanted, such as `a/1/0/0/0`.
    static String id(Notification n) {
        return withoutTime(n.id());
    }

    static String withoutTime(String name) {
        return name.replaceFirst("/[0-9]{13}/", "/");
    }

    /// Why something was decided since this was asked last.
    List<Reason> reasons() {
        var all = log.stream().map(Decision::reason).toList();
        log.clear();
        return all;
    }

    PageFile file(String incident) {
        return files.page(incident).orElseThrow();
    }
}
