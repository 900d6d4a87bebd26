package dev.remediator.oncall;

import java.time.Duration;
import java.util.List;

/// The words escalation policies are written in. Import them statically:
///
/// ```java
/// private static final Person ANA = person("ana").by("push").thenBy("voice", minutes(5));
/// private static final Person BO = person("bo").by("sms");
/// private static final Schedule WEB =
///         schedule("web", "Europe/Berlin").weekly(MONDAY, "09:00", ANA, BO).from("2026-01-05");
/// private static final Hours WAKING = between("07:00", "22:00").in("Europe/Berlin");
///
/// return call(channel("ops-chat"))
///         .and(onCall(WEB)).onlyFrom(Severity.ERROR)
///         .after(minutes(5), BO).only(WAKING)
///         .after(minutes(15), channel("pagerduty"))
///         .untilSomebodyTakesIt()
///         .confirmedFor(minutes(2)).notAgainWithin(hours(1)).atMost(10).per(minutes(10));
/// ```
public final class Escalations {

    private Escalations() {}

    /// Begins the sentence: who is called first, all at the same time.
    public static Grammar.Called call(Whom first, Whom... more) {
        return Words.call(first, more);
    }

    /// Whoever listens at a channel: a chat room, or a paging service with a policy of its own.
    ///
    /// @param name its name in the settings, `pager.channels`
    public static Contact channel(String name) {
        return new Contact.Listeners(Read.name("a channel", name));
    }

    /// A person, to be finished with `by(…)`.
    ///
    /// @param name the name in the settings, `pager.people`
    public static Grammar.Named person(String name) {
        var called = Read.name("a person", name);
        return channel -> new Person(called, List.of(new Person.Way(channel, Duration.ZERO)));
    }

    /// Whoever is on call by a schedule in code.
    public static Contact onCall(Schedule schedule) {
        return new Contact.OnCall(schedule);
    }

    /// Whoever is on call by a schedule that PagerDuty or Opsgenie keeps, to be finished with
    /// `by(…)`.
    ///
    /// @param channel the name of a channel of the kind `pagerduty-schedules` or `opsgenie`
    /// @param schedule the schedule's ID there, such as `PABC123`
    public static Grammar.OnCallElsewhere onCallAt(String channel, String schedule) {
        var service = Read.name("a channel", channel);
        var id = Read.name("a schedule elsewhere", schedule);
        return by -> new Contact.Elsewhere(service, id, List.of(new Person.Way(by, Duration.ZERO)));
    }

    /// A schedule in code, to be finished with a rotation and `from(…)`.
    ///
    /// @param name what it is called
    /// @param zone by which clock it goes, such as `Europe/Berlin`
    public static Grammar.Rotating schedule(String name, String zone) {
        return TurnWords.schedule(name, zone);
    }

    /// From one time of day until another, over midnight if that is earlier; to be finished with
    /// `in(…)`.
    ///
    /// @param from such as `22:00`
    /// @param until such as `07:00`, which is not part of it; `24:00` is midnight
    public static Grammar.OnDays between(String from, String until) {
        return DayWords.between(from, until);
    }

    /// The whole day, to be finished with `in(…)`.
    public static Grammar.OnDays allDay() {
        return DayWords.allDay();
    }

    /// So many seconds.
    public static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    /// So many minutes.
    public static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    /// So many hours.
    public static Duration hours(long count) {
        return Duration.ofHours(count);
    }
}
