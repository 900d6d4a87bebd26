package dev.remediator.adapter.nagios;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.check.CheckState;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.check.Occasion;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;
import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One notification, or one call of an event handler.
///
/// @param delivery what it came in
/// @param macros what it says
record Notification(Delivery delivery, Members macros) {

    /// Checkmk's and Nagios' own way to hand macros to a program.
    static final String[] PREFIXES = {"NOTIFY_", "NAGIOS_", "notify_", "nagios_"};

    private static final String[] HOST = {"hostname", "host", "hostdisplayname", "hostalias"};
    private static final String[] SERVICE = {
        "servicedesc", "servicedescription", "servicename", "service", "servicedisplayname"
    };
    private static final String[] OCCASION = {"notificationtype", "notification", "eventtype"};
    private static final String[] SERVICE_STATE = {
        "servicestate", "servicestateid", "state", "stateid", "severity", "status"
    };
    private static final String[] HOST_STATE = {
        "hoststate", "hoststateid", "state", "stateid", "status", "severity"
    };
    private static final List<String> OUTPUTS =
            List.of("output", "longoutput", "serviceoutput", "longserviceoutput");
    private static final List<String> HOST_OUTPUTS =
            List.of("output", "longoutput", "hostoutput", "longhostoutput");

    /// The macros of a body; StackStorm's event handler puts them under `payload`.
    static Members members(Field body) {
        var inner = body.isObject() ? body.at("payload") : body;
        return Members.of(inner.isObject() ? inner : body, PREFIXES);
    }

    Adapted read() {
        var what = checkable();
        var state = state(what);
        var occasion = occasion(what);
        if (occasion.isEmpty() && soft(what)) {
            return new Adapted.Ignored("it is a soft state, which Nagios has yet to make sure of");
        }
        if (occasion.isEmpty() && state.isEmpty()) {
            throw macros.because(
                    "is missing, and so is the state; send NOTIFICATIONTYPE, or the state",
                    OCCASION);
        }
        var known = occasion.orElse(Occasion.PROBLEM);
        var status = known.status(state);
        if (status.isEmpty()) {
            return new Adapted.Ignored(known.nothing());
        }
        var draft = what.draft(NagiosAdapter.SOURCE, delivery, state);
        draft.status(muted(what, state, status.get()));
        new Times(delivery, macros, what).tell(draft, status.get() == AlertStatus.RESOLVED);
        tell(draft, what);
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    private Checkable checkable() {
        var host = macros.said(HOST);
        if (host.isEmpty()) {
            throw macros.because(
                    "is missing; send HOSTNAME, and let Nagios export its macros to the command",
                    HOST);
        }
        boolean hostOnly =
                Stream.of("what", "type", "objecttype")
                        .anyMatch(name -> macros.said(name).equalsIgnoreCase("HOST"));
        return new Checkable(host, hostOnly ? "" : macros.said(SERVICE));
    }

    private Optional<CheckState> state(Checkable what) {
        var names = what.isService() ? SERVICE_STATE : HOST_STATE;
        var readable =
                Stream.of(names)
                        .map(macros::said)
                        .flatMap(text -> CheckState.read(what.isService(), text).stream())
                        .findFirst();
        if (readable.isEmpty() && macros.field(names[0], "state").isPresent()) {
            throw macros.because("is no state of Nagios", names[0], "state");
        }
        return readable;
    }

    private Optional<Occasion> occasion(Checkable what) {
        var word = macros.field(OCCASION);
        if (word.isPresent()) {
            // `ACKNOWLEDGEMENT (admin)`, `ALERTHANDLER (OK)`: what is in brackets says who or how.
            var said = word.get().said();
            int bracket = said.indexOf('(');
            var bare = bracket < 0 ? said : said.substring(0, bracket);
            return Optional.of(
                    Occasion.read(bare)
                            .orElseThrow(
                                    () -> word.get().because("is no notification type of Nagios")));
        }
        return Occasion.read(macros.said("type")).or(() -> acknowledged(what));
    }

    private Optional<Occasion> acknowledged(Checkable what) {
        return macros.said("status").toUpperCase(Locale.ROOT).startsWith("ACKNOWLEDGE")
                        && state(what).map(CheckState::problem).orElse(true)
                ? Optional.of(Occasion.ACKNOWLEDGED)
                : Optional.empty();
    }

    private boolean soft(Checkable what) {
        var type =
                macros.said(what.isService() ? "servicestatetype" : "hoststatetype", "statetype");
        return type.equalsIgnoreCase("SOFT") || type.equals("0") || type.equals("0.0");
    }

    /// Nagios does not say it again while it is in a downtime, taken, or behind something down;
    /// other senders with its macros do.
    private AlertStatus muted(Checkable what, Optional<CheckState> state, AlertStatus status) {
        if (status != AlertStatus.FIRING) {
            return status;
        }
        var downtime =
                macros.said(
                        what.isService() ? "servicedowntime" : "hostdowntime",
                        "downtimedepth",
                        "scheduleddowntimedepth");
        if (yes(downtime) || state.equals(Optional.of(CheckState.UNREACHABLE))) {
            return AlertStatus.SUPPRESSED;
        }
        var taken = macros.said("acknowledged", "acknowledgement", "problemhasbeenacknowledged");
        return yes(taken) ? AlertStatus.ACKNOWLEDGED : AlertStatus.FIRING;
    }

    private static boolean yes(String text) {
        return text.matches("[1-9]\\d*(\\.0)?") || text.equalsIgnoreCase("true");
    }

    private void tell(Draft draft, Checkable what) {
        var outputs = what.isService() ? OUTPUTS : HOST_OUTPUTS;
        for (var name : outputs) {
            draft.annotation(name.startsWith("long") ? "details" : "output", macros.said(name));
        }
        draft.annotation("output", macros.said("msg"))
                .annotation("summary", macros.said("summary"))
                .annotation("check", macros.said("checkcommand", "servicecheckcommand"))
                .annotation(
                        "author",
                        macros.said(
                                "notificationauthor",
                                "author",
                                "serviceackauthor",
                                "hostackauthor"))
                .annotation("comment", macros.said("notificationcomment", "comment"))
                .label("address", macros.said("hostaddress", "address"))
                .label("hostgroup", macros.said("hostgroupname"))
                .label("site", macros.said("site", "omdsite"))
                .link("notes", macros.said("servicenotesurl", "hostnotesurl", "notesurl"))
                .link(
                        "nagios",
                        macros.said(what.isService() ? "serviceurl" : "hosturl", "url", "link"))
                .link("runbook", macros.said("serviceactionurl", "hostactionurl"));
    }
}
