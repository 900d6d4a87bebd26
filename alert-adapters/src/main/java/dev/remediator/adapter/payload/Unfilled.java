package dev.remediator.adapter.payload;

import java.util.regex.Pattern;

/// Variables of a template that the sender did not fill in. They arrive literally: `$ALERT_ID`
/// (Datadog), `$HOSTNAME$` (Nagios, Icinga), `{EVENT.ID}` (Zabbix, Dynatrace), `*monitorID*`
/// (Uptime Robot), `{{rule.id}}` (Kibana). They mean that nothing was said.
public final class Unfilled {
    private static final String VARIABLE =
            "(?:\\$[A-Z][A-Z_]+|\\$[A-Za-z][A-Za-z0-9_.:]*\\$"
                    + "|\\{\\$?[A-Za-z][A-Za-z0-9_.]*(?:<[^<>{}]*>)?}"
                    + "|\\*[A-Za-z]+\\*|\\{\\{[^{}]*}})";
    /// Not any number of them: a pattern that repeats without end is a stack without end.
    private static final Pattern VARIABLES =
            Pattern.compile("\\s*" + VARIABLE + "(?:\\s+" + VARIABLE + "){0,20}\\s*");

    private Unfilled() {}

    /// Whether the text is such variables and nothing else.
    public static boolean is(String text) {
        return VARIABLES.matcher(text).matches();
    }
}
