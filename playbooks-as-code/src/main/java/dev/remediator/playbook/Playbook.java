package dev.remediator.playbook;

/// One policy: what is done, in which order, when an alert fires. Written in Java, kept in Git.
///
/// Found by `ServiceLoader`, so a playbook jar lists its playbooks, in the order in which they are
/// tried, in `META-INF/services/dev.remediator.playbook.Playbook`. A playbook needs a public
/// constructor without parameters and keeps no state: one instance serves every run.
public interface Playbook {

    /// The policy, said in the words of [Playbooks]. Called once, when the book is loaded.
    Plan<?> plan();

    /// The name it has in the log, the metrics and on the command line. Default: the class's name.
    default String name() {
        return getClass().getSimpleName();
    }
}
