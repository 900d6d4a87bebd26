package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Delivery;

/// What is known of a message before it is unwrapped.
///
/// @param id what tells it from others, the same when it is sent again; may be empty
/// @param topic the topic's ARN; may be empty
/// @param wrapped whether it came in something else
record Origin(String id, String topic, boolean wrapped) {

    /// Of a message that may be raw: then only the headers say more.
    static Origin of(Delivery delivery) {
        return new Origin(
                delivery.header("x-amz-sns-message-id").orElse(""),
                delivery.header("x-amz-sns-topic-arn").orElse(""),
                false);
    }

    Origin in(String otherId, String otherTopic) {
        return new Origin(
                otherId.isBlank() ? id : otherId, otherTopic.isBlank() ? topic : otherTopic, true);
    }
}
