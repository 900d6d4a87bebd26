package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Members;
import java.util.regex.Pattern;

/// Where in Zabbix it is: the trigger and the event, which a template may have only in a link.
///
/// @param trigger the trigger's id; may be empty
/// @param event the problem's; may be empty
/// @param link the address as it was sent; may be empty
record Place(String trigger, String event, String link) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]+");
    private static final Pattern ID = Pattern.compile("\\d{1,20}");

    static Place of(Members macros) {
        var found = ADDRESS.matcher(macros.said(Macro.LINK));
        var link = found.find() ? found.group() : "";
        var trigger = macros.said(Macro.TRIGGER_ID);
        var event = macros.said(Macro.EVENT_ID);
        return new Place(
                trigger.isEmpty() ? inQuery(link, "triggerid") : trigger,
                event.isEmpty() ? inQuery(link, "eventid") : event,
                link);
    }

    private static String inQuery(String link, String name) {
        var value = Pattern.compile("[?&;]" + name + "=(\\d{1,20})").matcher(link);
        return value.find() ? value.group(1) : "";
    }

    /// The link, or, where it is only that of Zabbix, to the event in it.
    void link(Draft draft, Members macros) {
        boolean ids = ID.matcher(trigger).matches() && ID.matcher(event).matches();
        var base = macros.said("zabbixurl", "url");
        if (ids && (link.isEmpty() || link.equals(base))) {
            var slash = base.endsWith("/") ? "" : "/";
            draft.link(
                    "zabbix",
                    base + slash + "tr_events.php?triggerid=" + trigger + "&eventid=" + event);
        } else {
            draft.link("zabbix", link);
        }
    }
}
