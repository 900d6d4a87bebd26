package dev.remediator.adapter.sensu;

import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.Locale;

/// What a check came to. Its exit status counts; its state is only asked where there is none.
///
/// | status | severity |
/// |---|---|
/// | 0 | resolved, info |
/// | 1 | warning |
/// | 2 | critical |
/// | anything else | unknown to Sensu; warning, as Nagios' |
record Verdict(AlertStatus status, Severity severity, String state) {

    /// @param check the check, with `status`, and `state` or an action of the event
    /// @param state its state or action, such as `passing` or `resolve`
    /// @param muted whether it is silenced
    static Verdict of(Field check, Field state, boolean muted) {
        var word = state.said().toLowerCase(Locale.ROOT);
        var status = check.at("status");
        long code = status.said().isEmpty() ? code(status, word) : Math.abs(number(status));
        var severity =
                switch (Math.clamp(code, 0, 3)) {
                    case 0 -> Severity.INFO;
                    case 2 -> Severity.CRITICAL;
                    default -> Severity.WARNING;
                };
        boolean over = code == 0 || word.equals("resolve");
        var firing = muted ? AlertStatus.SUPPRESSED : AlertStatus.FIRING;
        return new Verdict(over ? AlertStatus.RESOLVED : firing, severity, word);
    }

    private static long code(Field status, String word) {
        return switch (word) {
            case "passing", "resolve" -> 0;
            case "failing", "create" -> 3;
            default -> throw status.because("is missing, and so is a state to go by");
        };
    }

    private static long number(Field status) {
        var digits = status.said();
        if (!digits.matches("-?\\d{1,10}(\\.0)?")) {
            throw status.because("must be an exit status, a whole number");
        }
        return (long) Double.parseDouble(digits);
    }
}
