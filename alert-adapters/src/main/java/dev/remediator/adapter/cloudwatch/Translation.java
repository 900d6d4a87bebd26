package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.regex.Pattern;

/// Makes an alert of an alarm.
///
/// **Episodes.** One begins when the alarm goes off, and is told by that time. An event says of an
/// alarm that is over when it went off; a message of SNS does not. Its word is then of the series,
/// and later than every alarm before it.
record Translation(Delivery delivery) {

    /// What owners of alarms write into their description: CloudWatch itself knows no severity.
    private static final Pattern SEVERITY =
            Pattern.compile("(?i)\\bseverity[\"']?\\s{0,9}[:=]\\s{0,9}[\"']?([a-z0-9]{1,20})");

    Alert alert(Alarm alarm, Origin origin) {
        var watched = alarm.watched();
        var draft =
                Draft.of(CloudWatchAdapter.SOURCE, delivery)
                        .told(origin.id())
                        .status(alarm.state().status())
                        .severity(delivery.reading().severity())
                        .name(alarm.name())
                        .label("namespace", watched.namespace())
                        .label("metric", watched.metric())
                        .label("region", alarm.region())
                        .label("account", alarm.account())
                        .labels(watched.dimensions())
                        .annotation("description", alarm.description())
                        .annotation("reason", alarm.state().reason())
                        .annotation("alarmRule", watched.rule())
                        .link("console", Console.address(alarm));
        severity(draft, alarm.description());
        watched.thing().ifPresent(thing -> draft.resource(thing.getKey(), thing.getValue()));
        draft.resource("alarm", alarm.name());
        var contributor = watched.contributor();
        episode(
                draft,
                alarm,
                contributor.isEmpty() ? series(alarm) : series(alarm) + "\0" + contributor);
        return draft.alert();
    }

    private static void severity(Draft draft, String description) {
        SEVERITY.matcher(description)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Severity.read(word) != Severity.UNKNOWN)
                .findFirst()
                .ifPresent(draft::severity);
    }

    private static void episode(Draft draft, Alarm alarm, String series) {
        draft.series(series);
        var since = alarm.state().since();
        if (alarm.state().status() == AlertStatus.FIRING) {
            draft.startsAt(since);
            return;
        }
        draft.startsAt(alarm.began().or(alarm.state()::since)).endsAt(since);
        if (alarm.began().isEmpty()) {
            draft.episode(series);
        }
    }

    /// The alarm's ARN; made up where messages are too old to have one, so that they are the same
    /// alarm's as newer ones.
    private static String series(Alarm alarm) {
        if (!alarm.arn().isEmpty()) {
            return alarm.arn();
        }
        var region = Arn.region(alarm.region());
        var account = Arn.account(alarm.account());
        if (region.isEmpty() || account.isEmpty()) {
            return String.join("\0", alarm.account(), alarm.region(), alarm.name());
        }
        var topic = Arn.read(alarm.topic()).partition();
        return "arn:%s:cloudwatch:%s:%s:alarm:%s"
                .formatted(topic.isEmpty() ? "aws" : topic, region, account, alarm.name());
    }
}
