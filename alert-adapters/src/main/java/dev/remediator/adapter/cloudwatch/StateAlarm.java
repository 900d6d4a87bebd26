package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads the `detail` of an event, which is also the `alarmData` of a Lambda action: `alarmName`,
/// `state`, `previousState`, `configuration`.
final class StateAlarm {

    private StateAlarm() {}

    static Alarm ofEvent(Field event) {
        var resources = event.at("resources").optionalItems();
        return read(
                event.at("detail"),
                resources.isEmpty() ? "" : resources.getFirst().said(),
                event.at("account").said(),
                event);
    }

    static Alarm ofLambda(Field action) {
        return read(
                action.at("alarmData"),
                action.at("alarmArn").said(),
                action.at("accountId").said(),
                action);
    }

    private static Alarm read(Field detail, String arn, String account, Field whole) {
        var state = detail.at("state");
        var known = Arn.read(arn);
        var name = detail.at("alarmName");
        if (name.said().isEmpty() && known.alarm().isEmpty()) {
            throw name.because("is missing");
        }
        var status = State.status(state.at("value"));
        var since = state.at("timestamp").time();
        return new Alarm(
                name.said().isEmpty() ? known.alarm() : name.said(),
                arn,
                account.isEmpty() ? known.account() : account,
                known.region().isEmpty() ? whole.at("region").said() : known.region(),
                "",
                new State(
                        status,
                        since.isPresent() ? since : whole.at("time").time(),
                        state.at("reason").said()),
                began(detail.at("previousState")),
                status != AlertStatus.RESOLVED && !state.at("actionsSuppressedBy").said().isEmpty(),
                detail.at("configuration").at("description").said(),
                watched(detail));
    }

    /// When the alarm went off, if that was the state before this one.
    private static Optional<Instant> began(Field previous) {
        return previous.at("value").said().equalsIgnoreCase("ALARM")
                ? previous.at("timestamp").time()
                : Optional.empty();
    }

    private static Watched watched(Field detail) {
        var contributor = detail.at("alarmContributor");
        var dimensions = new LinkedHashMap<String, String>();
        contributor.at("attributes").plainTexts().forEach(dimensions::putIfAbsent);
        var namespace = "";
        var metric = "";
        for (var one : detail.at("configuration").at("metrics").optionalItems()) {
            var stat = one.at("metricStat").at("metric");
            stat.at("dimensions").plainTexts().forEach(dimensions::putIfAbsent);
            namespace = namespace.isEmpty() ? stat.at("namespace").said() : namespace;
            metric = metric.isEmpty() ? stat.at("name").said() : metric;
        }
        return new Watched(
                namespace,
                metric,
                dimensions,
                contributor.at("id").said(),
                detail.at("configuration").at("alarmRule").said());
    }
}
