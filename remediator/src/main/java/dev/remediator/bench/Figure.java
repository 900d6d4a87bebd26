package dev.remediator.bench;

import java.util.Locale;

/// One thing that was measured. What it is called is not part of it, so that JSON can put it first.
public sealed interface Figure {

    /// What it is about, in one word.
    default String bench() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// Five-step runs.
    ///
    /// @param atOnce how many were under way at any time
    /// @param runs how many were done
    /// @param runsPerSecond how many were done a second
    /// @param offerToDoneMs from the decision to offer a remedy to the decision that it is done,
    ///   both as a reader of the incident log sees them
    /// @param alertToDoneMs from writing the alert to the same end
    /// @param cpuMsPerRun processor time of this whole process for one run, broker included: what
    ///   other programs on the machine disturb least
    record Runs(
            int atOnce,
            long runs,
            double runsPerSecond,
            Spread offerToDoneMs,
            Spread alertToDoneMs,
            double cpuMsPerRun)
            implements Figure {}

    /// What an empty `step` costs the playbook that takes it.
    ///
    /// @param atOnce how many playbooks took steps
    /// @param tookMs how long one step took
    record Step(int atOnce, Spread tookMs) implements Figure {}

    /// What an empty `once` costs the playbook that takes it.
    ///
    /// @param atOnce how many playbooks did so
    /// @param tookMs how long one took
    record Once(int atOnce, Spread tookMs) implements Figure {}

    /// Bare Kafka: one record after the other, each acknowledged by all replicas.
    ///
    /// @param perSecond how many a second
    /// @param tookMs how long one took
    record Append(double perSecond, Spread tookMs) implements Figure {}

    /// Bare Kafka Streams: a record through an exactly-once topology that does nothing, with the
    /// engine's settings.
    ///
    /// @param atOnce how many records were under way at any time
    /// @param perSecond how many came out a second
    /// @param tookMs from sending one to reading it, committed, on the other side
    record Hop(int atOnce, double perSecond, Spread tookMs) implements Figure {}

    /// Alerts that were posted, answered with success, and are in Kafka.
    ///
    /// @param path where they were posted
    /// @param batch how many a request held
    /// @param connections how many requests were under way at any time
    /// @param alerts how many were answered with success
    /// @param inTopic how many more there were in the topic afterwards
    /// @param alertsPerSecond how many were answered a second
    /// @param requestMs from sending a request to having its answer
    /// @param cpuMicrosPerAlert processor time of this whole process for one alert, broker and
    ///   sender included: what other programs on the machine disturb least
    /// @param senderCpuMicrosPerAlert of it, what sending took
    record Door(
            String path,
            int batch,
            int connections,
            long alerts,
            long inTopic,
            double alertsPerSecond,
            Spread requestMs,
            double cpuMicrosPerAlert,
            double senderCpuMicrosPerAlert)
            implements Figure {}

    /// The same alerts posted to the Alertmanager that is installed, which keeps them in memory.
    ///
    /// @param path where they were posted
    /// @param batch how many a request held
    /// @param connections how many requests were under way at any time
    /// @param alerts how many were answered with success
    /// @param alertsPerSecond how many were answered a second
    /// @param requestMs from sending a request to having its answer
    /// @param cpuMicrosPerAlert processor time of Alertmanager and this process for one alert
    /// @param senderCpuMicrosPerAlert of it, what sending took
    record Alertmanager(
            String path,
            int batch,
            int connections,
            long alerts,
            double alertsPerSecond,
            Spread requestMs,
            double cpuMicrosPerAlert,
            double senderCpuMicrosPerAlert)
            implements Figure {}

    /// Alerts of a file that were decided about in virtual time, and what that came to.
    ///
    /// @param alerts how many there were
    /// @param incidents how many incidents they made
    /// @param seconds from opening the file to the last line of the report
    /// @param alertsPerSecond how many were decided about a second
    /// @param cpuMicrosPerAlert processor time of this whole process for one alert, compiler
    ///   included: what other programs on the machine disturb least
    /// @param digest SHA-256 of what is told for people and of what is told for programs
    record Replay(
            long alerts,
            long incidents,
            double seconds,
            double alertsPerSecond,
            double cpuMicrosPerAlert,
            String digest)
            implements Figure {}

    /// What was still in memory right after garbage had been collected.
    ///
    /// @param heapPeakMb the most of it, in MiB; what is old is not always looked at, so this is
    ///   rather too much
    record Live(long heapPeakMb) implements Figure {}

    /// The memory of this process, broker included.
    ///
    /// @param heapPeakMb most heap ever used, in MiB
    /// @param rssPeakMb most memory the system ever gave it, in MiB; 0 where it does not say
    record Memory(long heapPeakMb, long rssPeakMb) implements Figure {}
}
