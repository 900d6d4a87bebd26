package dev.remediator.oncall;

/// The words escalation policies are written in; to be imported statically.
public final class Escalations {

    private Escalations() {}
}
