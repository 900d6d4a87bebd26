package dev.remediator.playbook;

import java.time.Duration;

/// Which word may follow which. Each interface offers only the next legal words, so that a sentence
/// that compiles is a policy that can run.
public final class Grammar {

    private Grammar() {}

    /// After `when(…)`.
    public interface When {
        /// What is locked, across all playbooks, from the first remedy until the incident ends.
        <T> Locked<T> lock(Lock<T> target);
    }

    /// After `lock(…)`.
    ///
    /// @param <T> the port the remedies act through
    public interface Locked<T> {
        /// How much may be done to a group of resources, whichever playbook does it. A remedy that
        /// would be one too many waits for its turn. Without it, the operator's own limits hold.
        Locked<T> within(Group group, Limit... limits);

        /// The remedy that is tried first.
        Rung<T> first(String name, Action<T> action);

        /// No remedy at all: people are paged at once.
        Plan<T> otherwise(Escalation escalation);
    }

    /// After a remedy that others may follow.
    ///
    /// @param <T> the port the remedies act through
    public interface Rung<T> extends LastRung<T> {
        @Override
        Rung<T> holding(Duration clear);

        @Override
        Rung<T> clearingWithin(Duration time);

        @Override
        Rung<T> notLongerThan(Duration time);

        @Override
        Rung<T> destructive();

        @Override
        Rung<T> destructiveOnTheAlertAlone();

        /// The remedy that is tried when the one before did not help.
        Rung<T> then(String name, Action<T> action);

        /// The last remedy.
        LastRung<T> lastly(String name, Action<T> action);
    }

    /// After the last remedy.
    ///
    /// @param <T> the port the remedies act through
    public interface LastRung<T> {
        /// How long the alert must stay clear before the remedy counts as having helped. Default 2
        /// minutes.
        LastRung<T> holding(Duration clear);

        /// How long after the remedy the alert may take to clear. Default 5 minutes.
        LastRung<T> clearingWithin(Duration time);

        /// How long the remedy itself may take. Default 15 minutes.
        LastRung<T> notLongerThan(Duration time);

        /// The remedy destroys something that only a new one replaces. Just before its first
        /// [Remedy#once] the target itself is asked, if it is [dev.remediator.port.Probed], and
        /// then each [Veto]. If the target says that it is well, or cannot be asked, or somebody
        /// forbids it, the remedy is broken off. So what cannot be taken back belongs into a
        /// `once`: before a `step` nobody is asked.
        LastRung<T> destructive();

        /// The remedy destroys something, and is done even if the target says that it is well: for
        /// alerts that know more than the target does, such as a failing disk. Each [Veto] is heard
        /// all the same.
        LastRung<T> destructiveOnTheAlertAlone();

        /// Ends the sentence: who is paged when nothing helped.
        Plan<T> otherwise(Escalation escalation);
    }
}
