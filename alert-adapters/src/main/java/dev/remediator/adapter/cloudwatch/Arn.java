package dev.remediator.adapter.cloudwatch;

import java.util.regex.Pattern;

/// The name of a thing in AWS, as far as it could be read; what could not is empty.
///
/// @param partition such as `aws` or `aws-cn`
/// @param region such as `eu-west-1`
/// @param account the owner's twelve digits
/// @param alarm the alarm's name, if it is one
record Arn(String partition, String region, String account, String alarm) {
    static final Arn NONE = new Arn("", "", "", "");

    private static final Pattern ARN =
            Pattern.compile("(?s)arn:(aws[a-z-]*):[a-z0-9-]+:([^:]*):([^:]*):(.*)");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]++)++-[0-9]{1,2}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{1,20}");
    private static final String ALARM = "alarm:";

    static Arn read(String text) {
        var arn = ARN.matcher(text.strip());
        if (!arn.matches()) {
            return NONE;
        }
        var rest = arn.group(4);
        return new Arn(
                arn.group(1),
                region(arn.group(2)),
                account(arn.group(3)),
                rest.startsWith(ALARM) ? rest.substring(ALARM.length()) : "");
    }

    /// The text, if it is the name of a region; not what people call it, such as `EU (Ireland)`.
    static String region(String text) {
        return REGION.matcher(text).matches() ? text : "";
    }

    static String account(String text) {
        return ACCOUNT.matcher(text).matches() ? text : "";
    }
}
