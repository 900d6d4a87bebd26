package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.check.CheckState;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.check.Occasion;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Members;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a notification command sends: ours, or one whose author chose other names for the same
/// macros.
///
/// @param delivery what it came in
/// @param macros what it says
record CommandMessage(Delivery delivery, Members macros) {
    private static final String[] PREFIXES = {"ICINGA_", "icinga_", "icinga."};
    private static final String[] HOST = {"hostname", "host", "hostdisplayname", "hostalias"};
    private static final String[] SERVICE = {
        "servicename", "service", "servicedesc", "servicedescription", "servicedisplayname"
    };
    private static final String[] OCCASION = {"notificationtype", "notification", "type"};
    private static final String[] STATE = {"state", "checkresultstate", "stateid", "status"};

    static CommandMessage of(Delivery delivery, Field body) {
        return new CommandMessage(delivery, Members.of(body, PREFIXES));
    }

    Adapted read() {
        var what = checkable();
        var state = state(what);
        var occasion = occasion();
        if (occasion.isEmpty() && soft(what)) {
            return new Adapted.Ignored("it is a soft state, which Icinga has yet to make sure of");
        }
        if (occasion.isEmpty() && state.isEmpty()) {
            throw macros.because(
                    "is missing, and so is the state; send $notification.type$", OCCASION);
        }
        return new Statement(
                        what,
                        state,
                        occasion.orElse(Occasion.PROBLEM),
                        hushed(what),
                        yes(said(what, "acknowledgement")),
                        when(what, state, occasion),
                        annotations(what),
                        links(what))
                .adapted(delivery);
    }

    private Checkable checkable() {
        var host = macros.said(HOST);
        if (host.isEmpty() && macros.has("type")) {
            throw macros.because("is no event type of Icinga 2, and no host is named", "type");
        }
        if (host.isEmpty()) {
            throw macros.because("is missing; send $host.name$", HOST);
        }
        var service = macros.said(SERVICE);
        var whole = host + "!";
        return new Checkable(
                host, service.startsWith(whole) ? service.substring(whole.length()) : service);
    }

    private Optional<Occasion> occasion() {
        var word = macros.field(OCCASION);
        var read = word.flatMap(field -> Occasion.read(field.said()));
        if (read.isEmpty() && macros.field(OCCASION[0], OCCASION[1]).isPresent()) {
            throw macros.because("is no notification type of Icinga 2", OCCASION[0], OCCASION[1]);
        }
        return read;
    }

    private Optional<CheckState> state(Checkable what) {
        var own = macros.field(kind(what) + "state", kind(what) + "stateid");
        if (own.isPresent()) {
            return Optional.of(
                    CheckState.read(what.isService(), own.get().said())
                            .orElseThrow(() -> own.get().because("is no state of Icinga 2")));
        }
        return Stream.of(STATE).flatMap(name -> read(what, name).stream()).findFirst();
    }

    private Optional<CheckState> read(Checkable what, String name) {
        var text = macros.said(name);
        return name.equals("checkresultstate") && !what.isService()
                ? Results.host(text)
                : CheckState.read(what.isService(), text);
    }

    private boolean soft(Checkable what) {
        var type = said(what, "statetype");
        var any = type.isEmpty() ? macros.said("checkresultstatetype") : type;
        return any.equalsIgnoreCase("SOFT") || any.equals("0") || any.equals("0.0");
    }

    private boolean hushed(Checkable what) {
        return yes(said(what, "downtimedepth"))
                || said(what, "reachable").equals("false")
                || macros.said("checkresultvarsafterreachable").equals("false");
    }

    /// The state has changed when the problem began, and again when it was over.
    private Statement.When when(
            Checkable what, Optional<CheckState> state, Optional<Occasion> occasion) {
        var changed = time(what, "laststatechange").or(() -> time(what, "lasthardstatechange"));
        boolean over =
                occasion.equals(Optional.of(Occasion.RECOVERY))
                        || state.map(known -> !known.problem()).orElse(false);
        if (over) {
            return new Statement.When(
                    time(what, "previousstatechange"), changed.or(() -> sent(what)));
        }
        return new Statement.When(changed, changed.or(() -> sent(what)));
    }

    private Optional<Instant> sent(Checkable what) {
        return Stream.of("timet", "time", "timestamp", "checkresultexecutionend", "lastcheck")
                .flatMap(name -> time(what, name).stream())
                .findFirst();
    }

    private Optional<Instant> time(Checkable what, String name) {
        return macros.field(kind(what) + name, name)
                .flatMap(field -> field.time(delivery.reading().zone()));
    }

    private Map<String, String> annotations(Checkable what) {
        var all = new LinkedHashMap<String, String>();
        all.put("output", macros.said(kind(what) + "output", "output", "checkresultoutput"));
        all.put("author", macros.said("notificationauthor", "author"));
        all.put("comment", macros.said("notificationcomment", "comment"));
        all.put("check", said(what, "checkcommand"));
        all.put("address", macros.said("hostaddress", "address"));
        return all;
    }

    private Map<String, String> links(Checkable what) {
        return Map.of(
                "runbook",
                said(what, "notesurl"),
                "action",
                said(what, "actionurl"),
                "icinga",
                macros.said("icingaweb2url", "url", "link"));
    }

    private String said(Checkable what, String name) {
        return macros.said(kind(what) + name, name);
    }

    private static String kind(Checkable what) {
        return what.isService() ? "service" : "host";
    }

    private static boolean yes(String text) {
        return text.matches("[1-9]\\d{0,8}(\\.0)?") || text.equalsIgnoreCase("true");
    }
}
