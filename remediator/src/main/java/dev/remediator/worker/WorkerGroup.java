package dev.remediator.worker;

import dev.remediator.topic.Dispatch;

/// The group in Kafka through which workers take offers.
public final class WorkerGroup {

    private WorkerGroup() {}

    /// What it is called.
    public static String of(Dispatch dispatch) {
        return switch (dispatch) {
            case SHARE -> ShareGroup.NAME;
            case GROUP -> PartitionedDispatch.NAME;
        };
    }
}
