package dev.remediator.adapter.datadog;

import java.util.List;
import java.util.regex.Pattern;

/// What a template may hold, and the names templates give it. Names are compared without regard to
/// case and signs; a name in an object is joined to the object's, so that `alertid` is also `id` in
/// `alert`, unless the object only keeps things together, such as `metadata`.
enum Variable {
    ID("id,eventid"),
    MONITOR("alertid,monitorid,alertmonitorid,monitor"),
    CYCLE("alertcyclekey,cyclekey,alertcycle"),
    AGGREGATION("aggregkey,aggregationkey,aggregatekey"),
    SCOPE("alertscope,scopes,scope"),
    TRANSITION("alerttransition,transition"),
    STATE("status,state,alertstatus,alertstate"),
    TYPE("alerttype"),
    PRIORITY("alertpriority,severity,priority"),
    TITLE("eventtitle,title,alerttitle,alertname"),
    NAME("alerttitle,alertname,monitorname"),
    MESSAGE("eventmsg,body,text,textonlymsg,message,msg,eventtext"),
    STATUS_TEXT("alertstatus"),
    QUERY("alertquery,query"),
    METRIC("alertmetric,metric"),
    TAGS("tags,eventtags,alerttags"),
    HOST("hostname,host"),
    DATE("date,timestamp,eventdate,alerttime,dateposix"),
    UPDATED("lastupdated"),
    LINK("link,url,alertlink,alerturl,eventlink,eventurl"),
    SNAPSHOT("snapshot,snapshoturl"),
    EVENT_TYPE("eventtype"),
    ORG("orgid"),
    ORG_NAME("orgname");

    private static final Pattern COMMA = Pattern.compile(",");

    private final String names;

    Variable(String names) {
        this.names = names;
    }

    /// The names, the best first.
    List<String> names() {
        return COMMA.splitAsStream(names).toList();
    }
}
