package dev.remediator.oncall;

import static dev.remediator.oncall.Escalations.allDay;
import static dev.remediator.oncall.Escalations.between;
import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.hours;
import static dev.remediator.oncall.Escalations.minutes;
import static dev.remediator.oncall.Escalations.onCall;
import static dev.remediator.oncall.Escalations.onCallAt;
import static dev.remediator.oncall.Escalations.person;
import static dev.remediator.oncall.Escalations.schedule;
import static java.time.DayOfWeek.MONDAY;

import dev.remediator.alert.Severity;

/// A policy that says every word.
public final class WebOnCall implements EscalationPolicy {
    static final String ZONE = "Europe/Berlin";
    static final Person ANA =
            person("ana").by("push").thenBy("sms", minutes(2)).thenBy("voice", minutes(5));
    static final Person BO = person("bo").by("sms");
    static final Schedule WEB =
            schedule("web", ZONE)
                    .weekly(MONDAY, "09:00", ANA, BO)
                    .from("2026-01-05")
                    .override("2026-12-24T09:00", "2026-12-27T09:00", BO);
    static final Hours WAKING = between("07:00", "22:00").in(ZONE);

    @Override
    public String name() {
        return "web-on-call";
    }

    @Override
    public CallPlan plan() {
        return call(channel("ops-chat"))
                .and(onCall(WEB))
                .onlyFrom(Severity.ERROR)
                .after(minutes(5), BO, onCallAt("pd", "PABC123").by("voice"))
                .onlyBelow(Severity.CRITICAL)
                .only(WAKING)
                .except(allDay().onWeekends().in(ZONE))
                .after(minutes(15), channel("pagerduty"))
                .untilSomebodyTakesIt()
                .confirmedFor(minutes(2))
                .notAgainWithin(hours(1))
                .atMost(10)
                .per(minutes(10));
    }
}
