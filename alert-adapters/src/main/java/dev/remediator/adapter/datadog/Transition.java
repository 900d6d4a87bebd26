package dev.remediator.adapter.datadog;

import dev.remediator.alert.AlertStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a monitor's change of state means:
///
/// | Datadog's word | status |
/// |---|---|
/// | Triggered, Re-Triggered, Warn, Re-Warn, No Data, Re-No Data, Renotify | firing |
/// | Recovered | resolved |
///
/// A template without it is read by a status of any name, then by the title, which begins with the
/// same word, then by the type of the event: a success is an end. What says nothing at all fires.
final class Transition {

    private Transition() {}

    static AlertStatus of(Variables variables, Title title) {
        var transition = variables.said(Variable.TRANSITION);
        if (!transition.isBlank() && !transition.equalsIgnoreCase("null")) {
            return read(transition)
                    .orElseThrow(
                            () ->
                                    variables
                                            .field(Variable.TRANSITION, "alert_transition")
                                            .because("is no transition of a monitor"));
        }
        return List.of(variables.anything(Variable.STATE), title.transition()).stream()
                .flatMap(word -> read(word).stream())
                .findFirst()
                .orElseGet(() -> byType(variables));
    }

    private static AlertStatus byType(Variables variables) {
        boolean success = variables.said(Variable.TYPE).equalsIgnoreCase("success");
        return success ? AlertStatus.RESOLVED : AlertStatus.FIRING;
    }

    static Optional<AlertStatus> read(String word) {
        var plain = word.strip().toLowerCase(Locale.ROOT).replaceFirst("^re-", "");
        return switch (plain) {
            case "triggered",
                    "retriggered",
                    "warn",
                    "warning",
                    "rewarn",
                    "no data",
                    "nodata",
                    "no_data",
                    "reno data",
                    "notify",
                    "renotify",
                    "alert",
                    "alerting",
                    "error",
                    "firing" ->
                    Optional.of(AlertStatus.FIRING);
            case "recovered",
                    "resolved",
                    "ok",
                    "recovery",
                    "warn recovery",
                    "warn recovered",
                    "alert recovery",
                    "alert recovered",
                    "no data recovery",
                    "no data recovered" ->
                    Optional.of(AlertStatus.RESOLVED);
            default -> Optional.empty();
        };
    }

    /// Whether it is the lesser of a monitor's two thresholds.
    static boolean isWarning(Variables variables, Title title) {
        var word = variables.said(Variable.TRANSITION);
        return (word.isBlank() ? title.transition() : word)
                .toLowerCase(Locale.ROOT)
                .contains("warn");
    }
}
