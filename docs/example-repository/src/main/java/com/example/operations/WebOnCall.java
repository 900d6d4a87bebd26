package com.example.operations;

import static dev.remediator.oncall.Escalations.call;
import static dev.remediator.oncall.Escalations.channel;
import static dev.remediator.oncall.Escalations.minutes;

import dev.remediator.oncall.CallPlan;
import dev.remediator.oncall.EscalationPolicy;

/// Whoever keeps the web nodes.
public final class WebOnCall implements EscalationPolicy {

    @Override
    public String name() {
        return "web-on-call";
    }

    @Override
    public CallPlan plan() {
        return call(channel("ops-chat"))
                .after(minutes(5), channel("pagerduty"))
                .untilSomebodyTakesIt();
    }
}
