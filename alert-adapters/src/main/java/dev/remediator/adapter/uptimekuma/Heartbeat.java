package dev.remediator.adapter.uptimekuma;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one heartbeat of one monitor.
///
/// An up does not say when the outage began. So the monitor is its own episode, and an up begins
/// when it ends: never before the down it is the end of.
record Heartbeat(Delivery delivery, Field body, Field heartbeat, Field monitor) {

    Adapted read() {
        var status = heartbeat.at("status");
        return switch (status.said().strip().toLowerCase(Locale.ROOT)) {
            case "0", "down" -> alert(AlertStatus.FIRING);
            case "1", "up" -> alert(AlertStatus.RESOLVED);
            case "2", "pending" ->
                    new Adapted.Ignored(
                            "the monitor is pending: it is tried again before it counts");
            case "3", "maintenance" -> alert(AlertStatus.SUPPRESSED);
            case "" -> throw status.because("is missing: it says 0 (down) to 3 (maintenance)");
            default -> throw status.because("is none of 0, 1, 2 and 3");
        };
    }

    private Adapted alert(AlertStatus status) {
        var id = id();
        var name = monitor.at("name").said();
        var time = time();
        var draft =
                Draft.of(UptimeKumaAdapter.SOURCE, delivery)
                        .series(id)
                        .episode(id)
                        .status(status)
                        .severity(Severity.CRITICAL)
                        .name(name)
                        .name("monitor " + id)
                        .labels(TagList.read(monitor.at("tags")))
                        .resource("host", host())
                        .resource("monitor", name.isEmpty() ? id : name)
                        .startsAt(time)
                        .endsAt(time.or(() -> Optional.of(delivery.receivedAt())))
                        .label("monitor", name)
                        .label("monitor_id", id)
                        .label("type", monitor.at("type").said())
                        .label("port", monitor.at("port").said())
                        .annotation("summary", body.at("msg").said())
                        .annotation("description", heartbeat.at("msg").said())
                        .link("site", monitor.at("url").said());
        return new Adapted.Alerts(List.of(draft.alert()));
    }

    private String id() {
        var id = monitor.firstSaid("id", "name");
        var known = id.isEmpty() ? heartbeat.firstSaid("monitorID", "monitor_id") : id;
        if (known.isEmpty()) {
            throw monitor.at("id").because("is missing: it tells one monitor from another");
        }
        return known;
    }

    private String host() {
        var host = monitor.at("hostname").said();
        return host.isEmpty() ? WebAddress.host(monitor.at("url").said()).orElse("") : host;
    }

    /// Exactly, in UTC; else by the clock of the server's zone.
    private Optional<Instant> time() {
        var exact = heartbeat.at("time").time(ZoneOffset.UTC);
        return exact.or(() -> heartbeat.at("localDateTime").time(zone()));
    }

    /// `+02:00`; from some of its libraries minutes.
    private ZoneId zone() {
        var offset = heartbeat.firstSaid("timezoneOffset", "timezone").strip();
        try {
            if (offset.matches("-?\\d{1,3}")) {
                return ZoneOffset.ofTotalSeconds(60 * Integer.parseInt(offset));
            }
            return offset.isEmpty() ? delivery.reading().zone() : ZoneId.of(offset);
        } catch (DateTimeException _) {
            throw heartbeat.at("timezoneOffset").because("is no offset such as +02:00");
        }
    }
}
