package dev.remediator.adapter.authentication;

import java.util.regex.Pattern;

/// The name of a topic of SNS, such as `arn:aws:sns:eu-west-1:123456789012:alarms`.
final class TopicArn {
    private static final Pattern SHAPE =
            Pattern.compile("arn:aws[a-z-]*:sns:([a-z0-9-]+):\\d+:[A-Za-z0-9_.-]+");

    private TopicArn() {}

    static boolean is(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// Its region; empty, if it is no topic.
    static String region(String arn) {
        var parts = SHAPE.matcher(arn);
        return parts.matches() ? parts.group(1) : "";
    }
}
