package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.Habits;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import java.util.Map;

/// Reads CloudWatch's alarms in whatever they were wrapped on the way, told apart by their shape,
/// because headers get lost: see [Unwrapping].
public final class CloudWatchAdapter implements AlertAdapter {
    static final String SOURCE = "cloudwatch";

    /// SNS takes every 4xx for delivered and never sends the message again, but repeats it after a
    /// 5xx: while a secret or a certificate is put right, its messages wait.
    private static final Habits HABITS = new Habits(202, 400, 503, false);

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(
                () ->
                        new Unwrapping(delivery)
                                .read(Payload.parse(delivery.body()), Origin.of(delivery)));
    }

    @Override
    public Guide guide() {
        return CloudWatchGuide.GUIDE;
    }

    @Override
    public Habits habits() {
        return HABITS;
    }

    /// An SNS envelope, an event or a Lambda action of CloudWatch, or an alarm without envelope.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        return areRecords(body.at("Records"))
                || body.at("alarmData").isObject()
                || (body.at("detail").isObject() && isOurs(body.at("source")))
                || (body.at("TopicArn").present() && body.at("Type").present())
                || (body.at("AlarmName").present() && body.at("NewStateValue").present());
    }

    private static boolean areRecords(Field records) {
        return records.isArray()
                && !records.items().isEmpty()
                && records.items().stream().allMatch(r -> r.isObject() && Unwrapping.isRecord(r));
    }

    private static boolean isOurs(Field source) {
        var anything = source.anything().orElse("");
        return anything.equals("aws.cloudwatch") || anything.equals("aws.monitoring");
    }

    /// SNS says in a header what kind of message it is.
    @Override
    public boolean recognisesHeaders(Map<String, String> headers) {
        return headers.containsKey(Envelope.TYPE_HEADER);
    }
}
