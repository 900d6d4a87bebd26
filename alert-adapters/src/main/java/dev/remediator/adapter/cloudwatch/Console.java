package dev.remediator.adapter.cloudwatch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where people look at an alarm.
final class Console {

    private Console() {}

    /// The address, or nothing, if it is not known in which region the alarm is.
    static String address(Alarm alarm) {
        var region = Arn.region(alarm.region());
        if (region.isEmpty()) {
            return "";
        }
        var name = URLEncoder.encode(alarm.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return "https://%s/cloudwatch/home?region=%s#alarmsV2:alarm/%s"
                .formatted(host(region), region, name);
    }

    private static String host(String region) {
        if (region.startsWith("cn-")) {
            return region + ".console.amazonaws.cn";
        }
        return region.startsWith("us-gov-")
                ? region + ".console.amazonaws-us-gov.com"
                : region + ".console.aws.amazon.com";
    }
}
