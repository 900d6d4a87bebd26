package dev.remediator.adapter.pingdom;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one change of one check's state.
///
/// An UP does not say when the outage began. So the check is its own episode, and an UP begins when
/// it ends: never before the DOWN it is the end of.
record StateChange(Delivery delivery, Field body) {

    Adapted read() {
        var state = body.at("current_state");
        var word = state.said().strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "DOWN", "FAILING", "FAILED" -> alert(AlertStatus.FIRING);
            case "UP", "SUCCESS", "SUCCESSFUL" -> alert(AlertStatus.RESOLVED);
            case "UNKNOWN", "UNCONFIRMED_DOWN", "PAUSED" ->
                    new Adapted.Ignored("Pingdom does not know whether the check is up or down");
            case "" -> throw state.because("is missing: it says UP, DOWN, SUCCESS or FAILING");
            default -> throw state.because("is none of UP, DOWN, SUCCESS and FAILING");
        };
    }

    private Adapted alert(AlertStatus status) {
        var id = body.at("check_id").said();
        if (id.isEmpty()) {
            throw body.at("check_id").because("is missing: it tells one check from another");
        }
        var params = body.at("check_params");
        var name = body.at("check_name").said();
        var changed = changed();
        var draft =
                Draft.of(PingdomAdapter.SOURCE, delivery)
                        .series(id)
                        .episode(id)
                        .status(status)
                        .severity(severity())
                        .name(name)
                        .name("check " + id)
                        .labels(TagList.read(body.at("tags")))
                        .resource("host", host(params))
                        .resource("check", name.isEmpty() ? id : name)
                        .startsAt(changed)
                        .endsAt(changed.or(() -> Optional.of(delivery.receivedAt())))
                        .label("check_id", id)
                        .label("check_type", body.at("check_type").said())
                        .label("importance_level", body.at("importance_level").said())
                        .link("site", params.at("full_url").said());
        for (var text : List.of("description", "long_description", "custom_message")) {
            draft.annotation(text, body.at(text).said());
        }
        draft.annotation("probe", body.at("first_probe").at("location").said());
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    private Severity severity() {
        boolean low = body.at("importance_level").said().strip().equalsIgnoreCase("LOW");
        return low ? Severity.WARNING : Severity.CRITICAL;
    }

    private static String host(Field params) {
        var host = params.firstSaid("hostname", "host");
        return host.isEmpty() ? WebAddress.host(params.at("full_url").said()).orElse("") : host;
    }

    private Optional<Instant> changed() {
        var stamp = body.at("state_changed_timestamp").time();
        return stamp.or(() -> body.at("state_changed_utc_time").time(ZoneOffset.UTC));
    }
}
