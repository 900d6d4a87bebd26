package dev.remediator.adapter.nagios;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;

/// Reads notifications of Nagios and those that took its macros over: Naemon, Checkmk, Centreon,
/// Nagios XI. None of them has a webhook, so it is a command that sends the macros, as a form or as
/// JSON, under whatever names its author chose.
public final class NagiosAdapter implements AlertAdapter {
    static final String SOURCE = "nagios";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(
                () -> new Notification(delivery, Notification.members(delivery.content())).read());
    }

    @Override
    public Guide guide() {
        return NagiosGuide.GUIDE;
    }

    /// A host, the state of it or of a service, and a macro that only Nagios has.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject() || body.at("type").present()) {
            return false;
        }
        var members = Members.of(body, Notification.PREFIXES);
        return members.has("hostname", "host")
                && members.has("notificationtype", "statetype", "servicestatetype", "hoststatetype")
                && members.has("hostproblemid", "serviceproblemid", "servicedesc", "timet", "what");
    }
}
