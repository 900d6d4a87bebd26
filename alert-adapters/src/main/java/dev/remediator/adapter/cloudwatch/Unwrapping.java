package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.util.ArrayList;
import java.util.List;

/// Takes alarms out of what they were sent in:
///
/// | what has | is |
/// |---|---|
/// | `Message`, `Type`, `TopicArn` | an SNS envelope; its message is a text that holds JSON |
/// | `Records[].Sns` | the same, as a Lambda function gets it |
/// | `Records[].body` | the same out of an SQS queue |
/// | `detail`, `detail-type` | an EventBridge event |
/// | `alarmData` | what an alarm invokes a Lambda function with |
/// | `AlarmName` | the bare alarm: SNS with raw message delivery |
record Unwrapping(Delivery delivery) {
    private static final String NO_ALARM =
            "is no CloudWatch alarm; subscribe to a topic that only alarms are sent to";

    /// Whether it is one of the records a Lambda function gets from SNS or SQS.
    static boolean isRecord(Field one) {
        return one.at("Sns").isObject()
                || (one.at("body").present() && one.at("eventSource").present());
    }

    /// What it says. The envelope comes first: it is what is signed, and what stands beside a
    /// signed message may be anybody's.
    Adapted read(Field body, Origin origin) {
        if (Envelope.is(body)) {
            var envelope = new Envelope(body);
            return envelope.message()
                    .map(message -> inside(message, envelope.origin(origin)))
                    .orElseGet(envelope::control);
        }
        if (body.at("Records").present()) {
            return records(body.at("Records").items(), origin);
        }
        if (body.at("alarmData").present()) {
            return said(StateAlarm.ofLambda(body), origin);
        }
        if (body.at("detail").present() || body.at("detail-type").present()) {
            return new Event(body, this).read(origin.in(body.at("id").said(), ""));
        }
        if (body.at("AlarmName").present()) {
            return said(MessageAlarm.read(body, origin), origin);
        }
        throw origin.wrapped()
                ? body.because(NO_ALARM)
                : body.at("AlarmName")
                        .because("is missing, and so is everything else an alarm could be in");
    }

    /// An alert, unless nobody should be bothered with it.
    Adapted said(Alarm alarm, Origin origin) {
        if (alarm.muted()) {
            return new Adapted.Ignored("the alarm's actions are suppressed by another alarm");
        }
        return new Adapted.Alerts(List.of(new Translation(delivery).alert(alarm, origin)));
    }

    private Adapted inside(Field message, Origin origin) {
        var text = message.isObject() ? "{" : message.text().orElse("").strip();
        if (!text.startsWith("{")) {
            throw message.because(NO_ALARM);
        }
        return read(message.json(), origin);
    }

    private Adapted records(List<Field> records, Origin origin) {
        var parts = records.stream().map(one -> Adapted.by(() -> ofRecord(one, origin))).toList();
        var alerts = new ArrayList<Alert>();
        var refused = new ArrayList<Adapted.Rejected>();
        for (var part : parts) {
            switch (part) {
                case Adapted.Alerts(var some, var bad) -> {
                    alerts.addAll(some);
                    refused.addAll(bad);
                }
                case Adapted.Rejected bad -> refused.add(bad);
                case Adapted.Ignored _, Adapted.Handshake _, Adapted.AboutPages _ -> {}
            }
        }
        if (!alerts.isEmpty()) {
            return new Adapted.Alerts(alerts, refused);
        }
        if (!refused.isEmpty()) {
            return refused.getFirst();
        }
        return parts.isEmpty()
                ? new Adapted.Ignored("there are no records in it")
                : parts.getFirst();
    }

    private Adapted ofRecord(Field one, Origin origin) {
        if (one.at("Sns").present()) {
            return read(one.at("Sns"), origin);
        }
        if (one.at("body").present()) {
            return inside(one.at("body"), origin.in(one.at("messageId").said(), ""));
        }
        throw one.at("Sns").because("is missing: the record is neither from SNS nor from SQS");
    }
}
