package dev.remediator.testkit;

import dev.remediator.alert.Severity;
import dev.remediator.oncall.Call;
import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.oncall.Policies;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// Asks an escalation policy whom it calls, such as at three in the morning on a Sunday:
///
/// ```java
/// assertThat(WhoIsCalled.by(new WebOnCall()).about(Severity.CRITICAL)
///                 .at("2026-03-01T03:00", "Europe/Berlin"))
///         .containsExactly("ops-chat at once", "ana by push at once", "ana by sms after 2 minutes");
/// ```
///
/// It is told for the case that every call arrives and nobody takes it.
public final class WhoIsCalled {
    private final CallPlan plan;
    private final Severity severity;

    private WhoIsCalled(CallPlan plan, Severity severity) {
        this.plan = plan;
        this.severity = severity;
    }

    /// By this policy, about a critical alert.
    ///
    /// @throws IllegalArgumentException in one sentence, if the policy could not be loaded
    public static WhoIsCalled by(EscalationPolicy policy) {
        var plan = Policies.of(List.of(policy)).plans().values().iterator().next();
        return new WhoIsCalled(plan, Severity.CRITICAL);
    }

    /// The same about an alert of another severity.
    public WhoIsCalled about(Severity other) {
        return new WhoIsCalled(plan, other);
    }

    /// If the first call is made then: each call in a few words, in order.
    ///
    /// @param time local date and time, such as `2026-03-01T03:00`
    /// @param zone by which clock, such as `Europe/Berlin`
    public List<String> at(String time, String zone) {
        var begin = LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant();
        return plan.callsAt(severity, begin).stream().map(Call::sentence).toList();
    }
}
