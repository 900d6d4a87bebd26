package dev.remediator.adapter.cloudwatch;

import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.Optional;

/// What an alarm says, in whichever shape it was sent.
///
/// @param name its name
/// @param arn its ARN; may be empty
/// @param account who owns it; may be empty
/// @param region where it is, such as `eu-west-1`; else what people call that, or empty
/// @param topic the ARN of the topic it was sent to; may be empty
/// @param state what it says now
/// @param began when the alarm went off that this state ends; unknown in messages of SNS
/// @param muted whether another alarm suppresses its actions
/// @param description what its owner wrote about it
/// @param watched what it watches
record Alarm(
        String name,
        String arn,
        String account,
        String region,
        String topic,
        State state,
        Optional<Instant> began,
        boolean muted,
        String description,
        Watched watched) {

    /// The same, over because nobody watches any more.
    Alarm deleted(Optional<Instant> at) {
        boolean firing = state.status() == AlertStatus.FIRING;
        var over = new State(AlertStatus.RESOLVED, at, "The alarm has been deleted.");
        return new Alarm(
                name,
                arn,
                account,
                region,
                topic,
                over,
                firing ? state.since() : began,
                false,
                description,
                watched);
    }
}
