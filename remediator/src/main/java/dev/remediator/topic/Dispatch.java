package dev.remediator.topic;

import java.util.Optional;

/// How offers on the topic `dispatch` reach workers.
public enum Dispatch {
    /// Through a share group: every worker reads every partition, so there is only one. Needs share
    /// groups, so Kafka 4.2.1 or later.
    SHARE(1),
    /// Through a plain consumer group, which any Kafka has: each partition has one worker at a
    /// time, so no more workers take offers than there are partitions.
    GROUP(12);

    private final int partitions;

    Dispatch(int partitions) {
        this.partitions = partitions;
    }

    /// How many partitions `dispatch` gets, if it is made now.
    int partitions() {
        return partitions;
    }

    /// What does not go well with so many partitions, in one sentence for the operator.
    public Optional<String> concern(int existing) {
        if (this == GROUP && existing == 1) {
            return Optional.of(
                    "the topic dispatch has one partition, so only one worker at a time will take offers; give it "
                            + partitions
                            + " with kafka-topics.sh --alter");
        }
        if (this == SHARE && existing > 1) {
            return Optional.of(
                    "the topic dispatch has "
                            + existing
                            + " partitions, so a worker that is killed may hold up offers until its session ends; delete the topic while no remedy runs, and it is made with one");
        }
        return Optional.empty();
    }
}
