package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.stream.Stream;

/// One message about one problem.
///
/// @param delivery what it came in
/// @param body its JSON
/// @param macros what it says
record Problem(Delivery delivery, Field body, Members macros) {

    Problem(Delivery delivery, Field body) {
        this(delivery, body, Members.of(body));
    }

    Adapted read() {
        if (test()) {
            return new Adapted.Ignored("it is a test of the media type: no macro is filled in");
        }
        if (macros.said("eventsource").matches("[123]")) {
            return new Adapted.Ignored("it is about discovery or Zabbix itself, not a trigger");
        }
        var host = host();
        var where = Place.of(macros);
        var status = Status.of(macros);
        var name = macros.said(Macro.NAME);
        if (where.trigger().isEmpty() && name.isEmpty()) {
            throw macros.because("is missing, and so is a name; send {TRIGGER.ID}", "triggerid");
        }
        var draft = Draft.of(ZabbixAdapter.SOURCE, delivery).status(status).name(name);
        Tags.of(body, macros).forEach(draft::label);
        Level.tell(draft, macros);
        draft.resource(macros.said("eventsource").equals("4") ? "service" : "host", host)
                .label("host", host);
        var times = new Times(delivery.reading().zone(), macros);
        key(draft, series(host, name, where), where, times, status == AlertStatus.RESOLVED);
        texts(draft);
        where.link(draft, macros);
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    private boolean test() {
        var names =
                Stream.of(Macro.EVENT_ID, Macro.TRIGGER_ID, Macro.HOST, Macro.NAME, Macro.STATUS);
        var known = names.flatMap(Stream::of).toArray(String[]::new);
        return macros.has(known) && macros.field(known).isEmpty();
    }

    private String host() {
        var listed = body.at("hosts").isArray() ? body.at("hosts").items() : List.<Field>of();
        var host =
                listed.stream()
                        .filter(Field::isObject)
                        .flatMap(h -> Stream.of(h.at("host").said(), h.at("name").said()))
                        .filter(said -> !said.isEmpty())
                        .findFirst()
                        .orElseGet(() -> macros.said(Macro.HOST));
        if (host.isEmpty()) {
            throw macros.because("is missing; send {HOST.HOST}", "hostname", "host", "hosthost");
        }
        return host;
    }

    private String[] series(String host, String name, Place where) {
        var hostId = macros.said(Macro.HOST_ID);
        return where.trigger().isEmpty()
                ? new String[] {"named", host, name}
                : new String[] {where.trigger(), hostId.isEmpty() ? host : hostId};
    }

    private static void key(Draft draft, String[] series, Place where, Times times, boolean over) {
        boolean beginning = times.tell(draft.series(series), over);
        if (!where.event().isEmpty()) {
            draft.episode("event", where.event());
        } else if (!beginning) {
            draft.episode(series);
        }
    }

    private void texts(Draft draft) {
        draft.annotation("message", macros.said("alertmessage", "message", "text"))
                .annotation("subject", macros.said("alertsubject", "subject"))
                .annotation("description", macros.said("triggerdescription", "description"))
                .annotation("opdata", macros.said("eventopdata", "opdata", "item", "itemvalue"))
                .annotation("update", macros.said(Macro.ACTION))
                .annotation("update_message", macros.said("eventupdatemessage", "updatemessage"))
                .label("address", macros.said("hostip", "ip", "hostconn", "attributesip"))
                .label("host_name", macros.said("hostname"))
                .label("hostgroups", macros.said("hostgroups", "triggerhostgroupname", "hostgroup"))
                .label("item_key", macros.said("itemkey", "itemkey1"))
                .link("trigger", macros.said("triggerurl"));
    }
}
