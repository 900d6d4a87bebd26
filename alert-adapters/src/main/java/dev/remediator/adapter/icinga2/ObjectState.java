package dev.remediator.adapter.icinga2;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.check.CheckState;
import dev.remediator.adapter.check.Checkable;
import dev.remediator.adapter.check.Occasion;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.util.Map;
import java.util.Optional;

/// Hosts and services as `/v1/objects` lists them: how to catch up after the stream was cut.
///
/// @param delivery what it came in
record ObjectState(Delivery delivery) {

    Adapted read(Field results) {
        return new Batch()
                .read(results.items(), this::one)
                .adapted("the list holds no host or service in a hard state");
    }

    private Optional<Alert> one(Field object) {
        var attributes = object.at("attrs");
        if (!attributes.isObject()) {
            throw attributes.because("is missing; an object has its state there");
        }
        var what = checkable(attributes);
        var state = attributes.at("state");
        var known =
                CheckState.read(what.isService(), state.said())
                        .orElseThrow(() -> state.because("is no state of Icinga 2"));
        if (attributes.at("state_type").said().matches("0(\\.0)?")) {
            return Optional.empty();
        }
        var changed =
                attributes
                        .at("last_state_change")
                        .time()
                        .or(() -> attributes.at("last_hard_state_change").time());
        boolean hushed =
                attributes.at("downtime_depth").said().matches("[1-9]\\d{0,8}(\\.0)?")
                        || attributes.at("last_reachable").said().equals("false");
        boolean taken = attributes.at("acknowledgement").said().matches("[12](\\.0)?|true");
        var when =
                known.problem()
                        ? new Statement.When(changed, changed)
                        : new Statement.When(
                                attributes.at("previous_state_change").time(), changed);
        var output = attributes.at("last_check_result").at("output").said();
        return new Statement(
                        what,
                        Optional.of(known),
                        Occasion.PROBLEM,
                        hushed,
                        taken,
                        when,
                        Map.of("output", output),
                        Map.of("runbook", attributes.at("notes_url").said()))
                .alert(delivery);
    }

    private static Checkable checkable(Field attributes) {
        var host = attributes.at("host_name").said();
        var name = attributes.at("name");
        if (name.said().isEmpty()) {
            throw name.because("is missing");
        }
        return host.isEmpty() ? new Checkable(name.said(), "") : new Checkable(host, name.said());
    }
}
