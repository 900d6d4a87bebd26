/// From the incident log to a recording: incidents put together, told apart from what happened
/// before and after, in the order of their times. Kafka clients, one file beside the recording.
@NullMarked
package dev.remediator.replay.record;

import org.jspecify.annotations.NullMarked;
