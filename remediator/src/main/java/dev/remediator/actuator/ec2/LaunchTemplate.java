package dev.remediator.actuator.ec2;

import java.util.regex.Pattern;

/// What a new instance is made from.
///
/// @param template its id, `lt-…`, or its name
/// @param version a number, `$Default` or `$Latest`
public record LaunchTemplate(String template, String version) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9()./_-]{3,128}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}|\\$Default|\\$Latest");

    /// Refuses what EC2 would not take.
    public LaunchTemplate {
        if (!NAME.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    "launch-template.template is '"
                            + template
                            + "', which does not match "
                            + NAME.pattern());
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "launch-template.version is '"
                            + version
                            + "', but must be a number, $Default or $Latest");
        }
    }

    boolean byId() {
        return template.matches("lt-[0-9a-f]{8,17}");
    }
}
