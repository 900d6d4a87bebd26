package dev.remediator.stream;

import dev.remediator.escalation.Escalation;
import dev.remediator.guard.Policy;
import dev.remediator.remediation.Decider;
import dev.remediator.warden.Warden;

/// Those who decide, to be given what happens.
///
/// @param resources decides about resources
/// @param warden decides about what concerns more than one
/// @param policy what the operator has set
/// @param people decides who is called when
public record Deciders(Decider resources, Warden warden, Policy policy, Escalation people) {}
