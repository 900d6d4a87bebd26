package dev.remediator.oncall;

/// Who is called when automation stops: one escalation policy, written in Java, kept and reviewed
/// beside the playbooks that name it in `otherwise(page("…"))`. The one that is called `default` is
/// meant by every name that no policy has.
///
/// Found by `ServiceLoader`, so a playbook jar lists its policies in
/// `META-INF/services/dev.remediator.oncall.EscalationPolicy`. A policy needs a public constructor
/// without parameters and keeps no state.
public interface EscalationPolicy {

    /// The policy, said in the words of [Escalations]. Called once, when it is loaded.
    CallPlan plan();

    /// What playbooks call it, such as `web-on-call`.
    String name();
}
