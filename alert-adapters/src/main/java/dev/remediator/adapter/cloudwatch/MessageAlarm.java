package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.payload.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the message an alarm publishes to SNS: `AlarmName`, `NewStateValue`, `Trigger`…
final class MessageAlarm {

    private MessageAlarm() {}

    static Alarm read(Field message, Origin origin) {
        var arn = message.at("AlarmArn").said();
        var name = message.at("AlarmName");
        if (name.said().isEmpty()) {
            throw name.because("is blank");
        }
        var word = message.at("NewStateValue");
        return new Alarm(
                name.said(),
                arn,
                first(message.at("AWSAccountId").said(), Arn.read(arn).account()),
                first(
                        Arn.read(arn).region(),
                        Arn.read(origin.topic()).region(),
                        message.at("Region").said()),
                origin.topic(),
                new State(
                        State.status(word),
                        message.at("StateChangeTime").time(),
                        message.at("NewStateReason").said()),
                Optional.empty(),
                false,
                message.at("AlarmDescription").said(),
                watched(message));
    }

    private static Watched watched(Field message) {
        var trigger = message.at("Trigger");
        var metrics =
                Stream.concat(
                                Stream.of(trigger),
                                trigger.at("Metrics").optionalItems().stream()
                                        .map(one -> one.at("MetricStat").at("Metric")))
                        .filter(Field::present)
                        .toList();
        var contributor = message.at("AlarmContributor");
        var dimensions = new LinkedHashMap<String, String>();
        contributor.at("AlarmContributorAttributes").plainTexts().forEach(dimensions::putIfAbsent);
        metrics.forEach(metric -> named(metric.at("Dimensions")).forEach(dimensions::putIfAbsent));
        return new Watched(
                word(metrics, "Namespace"),
                word(metrics, "MetricName"),
                dimensions,
                first(
                        contributor.at("AlarmContributorId").said(),
                        message.at("AlarmContributorId").said()),
                message.at("AlarmRule").said());
    }

    /// Pairs of `name` and `value`, in either case.
    private static Map<String, String> named(Field list) {
        var all = new LinkedHashMap<String, String>();
        for (var pair : list.optionalItems()) {
            var name = first(pair.at("name").said(), pair.at("Name").said());
            var value = first(pair.at("value").said(), pair.at("Value").said());
            if (!name.isEmpty() && !value.isEmpty()) {
                all.putIfAbsent(name, value);
            }
        }
        return all;
    }

    private static String word(List<Field> metrics, String member) {
        return metrics.stream()
                .map(metric -> metric.at(member).said())
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String first(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).findFirst().orElse("");
    }
}
