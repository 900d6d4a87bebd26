package dev.remediator.adapter.payload;

import java.util.regex.Pattern;

/// Variables of a template that the sender did not fill in. They arrive literally: `$ALERT_ID`
/// (Datadog), `$HOSTNAME$` (Nagios, Icinga), `{EVENT.ID}` (Zabbix, Dynatrace), `*monitorID*`
/// (Uptime Robot), `{{rule.id}}` (Kibana). They mean that nothing was said.
public final class Unfilled {
    private static final String VARIABLE =
            "(?:\\$[A-Za-z][A-Za-z0-9_.:]*\\$|\\$[A-Z][A-Z_]+"
                    + "|\\{\\$?[A-Za-z][A-Za-z0-9_.]*(?:<[^<>{}]*>)?}"
                    + "|\\*[A-Za-z]+\\*|\\{\\{[^{}]*}})";

    /// Nothing is given back: a text of very many variables would take a stack as long.
    private static final Pattern VARIABLES =
            Pattern.compile("\\s*+" + VARIABLE + "(?:\\s++" + VARIABLE + ")*+\\s*+");

    private Unfilled() {}

    /// Whether the text is such variables and nothing else.
    public static boolean is(String text) {
        return VARIABLES.matcher(text).matches();
    }
}
