package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;

/// Reads what a media type of Zabbix sends: macros, under names its author chose. Ours is in the
/// guide; Zabbix' own, Keep's, Zulip's and Alerta's are understood too.
public final class ZabbixAdapter implements AlertAdapter {
    static final String SOURCE = "zabbix";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> new Problem(delivery, delivery.content()).read());
    }

    @Override
    public Guide guide() {
        return ZabbixGuide.GUIDE;
    }

    /// An event and its trigger, with a word that only Zabbix has.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var macros = Members.of(body);
        boolean keys = macros.has("eventid", "id") && macros.has("triggerid");
        return keys && macros.has("eventnseverity", "eventstatus", "eventack", "updateaction");
    }
}
