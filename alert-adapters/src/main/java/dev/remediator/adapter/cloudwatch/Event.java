package dev.remediator.adapter.cloudwatch;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;

/// What EventBridge sends.
///
/// @param body the event
/// @param unwrapping what makes an alert of an alarm
record Event(Field body, Unwrapping unwrapping) {

    Adapted read(Origin origin) {
        var kind = body.at("detail-type");
        return switch (kind.said().toLowerCase(Locale.ROOT)) {
            case "cloudwatch alarm state change", "cloudwatch alarm contributor state change", "" ->
                    unwrapping.said(StateAlarm.ofEvent(body), origin);
            case "cloudwatch alarm configuration change" -> changed(origin);
            default ->
                    throw kind.because(
                            "is not of a CloudWatch alarm; let the rule match only CloudWatch Alarm"
                                    + " State Change");
        };
    }

    /// An alarm that was deleted while it was not OK will never say that it is over.
    private Adapted changed(Origin origin) {
        var detail = body.at("detail");
        if (!detail.at("operation").said().equalsIgnoreCase("delete")) {
            return new Adapted.Ignored("only the alarm's configuration has changed");
        }
        var alarm = StateAlarm.ofEvent(body);
        if (alarm.state().status() == AlertStatus.RESOLVED) {
            return new Adapted.Ignored("the alarm has been deleted while it was OK");
        }
        return unwrapping.said(alarm.deleted(body.at("time").time()), origin);
    }
}
