package dev.remediator.adapter.zabbix;

/// Under which names templates send a macro; those that leave no doubt come first. `p_eventid` is
/// the stream's: an end has an id of its own, and that of the problem.
final class Macro {
    static final String[] EVENT_ID = {
        "peventid", "eventid", "problemid", "attributeseventid", "id"
    };
    static final String[] TRIGGER_ID = {"triggerid", "attributestriggerid"};
    static final String[] HOST_ID = {"hostid"};
    static final String[] HOST = {
        "hosthost",
        "hostname",
        "host",
        "hosthost1",
        "hostname1",
        "resource",
        "servicename",
        "service"
    };
    static final String[] NAME = {
        "eventname",
        "triggername",
        "alertname",
        "trigger",
        "problemname",
        "problem",
        "name",
        "event"
    };
    static final String[] VALUE = {"eventvalue", "triggervalue", "value"};
    static final String[] STATUS = {"eventstatus", "status", "triggerstatus"};
    static final String[] ACTION = {"eventupdateaction", "updateaction", "action"};
    static final String[] TAKEN = {
        "eventackstatus", "eventack", "ackstatus", "ack", "acknowledged"
    };
    static final String[] NUMBER = {"eventnseverity", "triggernseverity", "nseverity"};
    static final String[] SEVERITY = {"eventseverity", "severity", "triggerseverity", "priority"};
    static final String[] TAGS = {"eventtagsjson", "eventtags", "tags"};
    static final String[] LINK = {
        "link", "eventurl", "problemurl", "attributesmoreinfo", "url", "zabbixurl"
    };

    private Macro() {}
}
