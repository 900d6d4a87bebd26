package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.check.CheckState;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.check.Occasion;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One line of the stream `/v1/events`.
///
/// @param delivery what it came in
/// @param event the line
record StreamEvent(Delivery delivery, Field event) {

    /// What a line's `type` may be.
    static final Set<String> TYPES =
            Set.of(
                    "CheckResult",
                    "StateChange",
                    "Notification",
                    "AcknowledgementSet",
                    "AcknowledgementCleared",
                    "CommentAdded",
                    "CommentRemoved",
                    "DowntimeAdded",
                    "DowntimeRemoved",
                    "DowntimeStarted",
                    "DowntimeTriggered",
                    "Flapping",
                    "ObjectCreated",
                    "ObjectModified",
                    "ObjectDeleted");

    Adapted read() {
        var type = event.at("type").text().orElse("");
        if (type.startsWith("Object") || type.startsWith("Comment")) {
            return new Adapted.Ignored("somebody has changed the configuration or a comment");
        }
        if (type.equals("CheckResult") && unchanged()) {
            return new Adapted.Ignored("the check was run again, and nothing has changed");
        }
        if ((type.equals("CheckResult") || type.equals("StateChange")) && soft()) {
            return new Adapted.Ignored("it is a soft state, which Icinga has yet to make sure of");
        }
        return statement(occasion(type)).adapted(delivery);
    }

    private Statement statement(Occasion occasion) {
        var what = checkable();
        var state = state(what);
        var result = event.at("check_result");
        boolean hushed =
                number(event.at("downtime_depth")) > 0
                        || event.at("check_result")
                                .at("vars_after")
                                .at("reachable")
                                .said()
                                .equals("false");
        var annotations = new LinkedHashMap<String, String>();
        annotations.put("output", result.at("output").said());
        for (var name : new String[] {"author", "comment", "text"}) {
            if (!event.at(name).isObject()) {
                annotations.put(name, event.at(name).said());
            }
        }
        return new Statement(
                what,
                state,
                occasion,
                hushed,
                taken(event.at("acknowledgement")),
                when(occasion, state),
                annotations,
                Map.of());
    }

    private Occasion occasion(String type) {
        return switch (type) {
            case "StateChange", "CheckResult" -> Occasion.PROBLEM;
            case "Notification" -> {
                var word = event.at("notification_type");
                yield Occasion.read(word.said())
                        .orElseThrow(() -> word.because("is no notification type of Icinga 2"));
            }
            case "Flapping" -> taken(event.at("is_flapping")) ? Occasion.MUTED : Occasion.CALM;
            default ->
                    Occasion.read(type)
                            .orElseThrow(
                                    () -> event.at("type").because("is no event type of Icinga 2"));
        };
    }

    /// A downtime carries its host and service in an object of its own.
    private Checkable checkable() {
        var inner = event.at("downtime");
        var host = inner.isObject() ? inner.at("host_name") : event.at("host");
        var service = inner.isObject() ? inner.at("service_name") : event.at("service");
        if (host.said().isEmpty()) {
            throw host.because("is missing; every event is about a host or a service on one");
        }
        return new Checkable(host.said(), service.said());
    }

    /// The event's own state counts: a check's result of a host is a plugin's, where 1 is up.
    private Optional<CheckState> state(Checkable what) {
        var own = event.at("state");
        if (!own.said().isEmpty()) {
            return Optional.of(
                    CheckState.read(what.isService(), own.said())
                            .orElseThrow(() -> own.because("is no state of Icinga 2")));
        }
        var result = event.at("check_result").at("state");
        return what.isService()
                ? CheckState.read(true, result.said())
                : Results.host(result.said());
    }

    private boolean soft() {
        var own = event.at("state_type");
        var type = own.said().isEmpty() ? vars("vars_after").at("state_type") : own;
        return type.said().equalsIgnoreCase("SOFT")
                || (!type.said().isEmpty() && number(type) == 0);
    }

    private boolean unchanged() {
        var before = vars("vars_before");
        var after = vars("vars_after");
        return before.isObject()
                && after.isObject()
                && number(before.at("state")) == number(after.at("state"))
                && number(before.at("state_type")) == number(after.at("state_type"));
    }

    private Field vars(String name) {
        return event.at("check_result").at(name);
    }

    /// A change from a hard OK begins an episode; one from a soft state has begun before, and one
    /// from a hard problem began nobody says when.
    private Statement.When when(Occasion occasion, Optional<CheckState> state) {
        var time = event.at("timestamp").time();
        boolean fires = occasion.status(state).equals(Optional.of(AlertStatus.FIRING));
        var before = vars("vars_before");
        boolean first =
                !before.isObject()
                        || number(before.at("state")) == 0
                        || number(before.at("state_type")) == 0
                        || vars("previous_hard_state").said().matches("0(\\.0)?");
        return occasion == Occasion.PROBLEM && first && fires
                ? new Statement.When(time, time)
                : Statement.When.changed(time.or(this::executed));
    }

    private Optional<Instant> executed() {
        return event.at("check_result").at("execution_end").time();
    }

    private static boolean taken(Field field) {
        return field.said().equals("true") || number(field) > 0;
    }

    /// Numbers are floats in some versions, and texts in some relays.
    private static double number(Field field) {
        var text = field.said();
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(text) : 0;
    }
}
