package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.payload.Members;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads whether a problem is one.
///
/// | says | status |
/// |---|---|
/// | `{EVENT.VALUE}` 0, status `RESOLVED` or `OK`, an update that has `closed` it | resolved |
/// | an update that has `suppressed` it | suppressed |
/// | an update that has `acknowledged` it, or `{EVENT.ACK.STATUS}` `Yes` | acknowledged |
/// | an update that has `unacknowledged` it, or anything else | firing |
///
/// An update names all that was done, joined by commas and `and`.
final class Status {
    private static final Pattern WORDS = Pattern.compile("[^a-z]+");

    private Status() {}

    static AlertStatus of(Members macros) {
        var said = said(macros);
        if (said != AlertStatus.FIRING) {
            return said;
        }
        var done = WORDS.splitAsStream(action(macros)).toList();
        if (done.contains("closed")) {
            return AlertStatus.RESOLVED;
        }
        if (done.contains("suppressed")) {
            return AlertStatus.SUPPRESSED;
        }
        if (done.contains("acknowledged")) {
            return AlertStatus.ACKNOWLEDGED;
        }
        boolean taken = yes(macros.said(Macro.TAKEN)) && !done.contains("unacknowledged");
        return taken ? AlertStatus.ACKNOWLEDGED : AlertStatus.FIRING;
    }

    /// What somebody wrote as a severity is not what was done.
    private static String action(Members macros) {
        return macros.said(Macro.ACTION).toLowerCase(Locale.ROOT);
    }

    private static AlertStatus said(Members macros) {
        return value(macros.said(Macro.VALUE[0], Macro.VALUE[1]))
                .or(() -> word(macros))
                .or(() -> value(macros.said(Macro.VALUE)))
                .or(() -> alerta(macros))
                .orElseThrow(
                        () ->
                                macros.because(
                                        "is missing; send {EVENT.VALUE} or {EVENT.STATUS}",
                                        Macro.STATUS));
    }

    private static Optional<AlertStatus> value(String value) {
        return switch (value) {
            case "1" -> Optional.of(AlertStatus.FIRING);
            case "0" -> Optional.of(AlertStatus.RESOLVED);
            default -> Optional.empty();
        };
    }

    private static Optional<AlertStatus> word(Members macros) {
        return macros.field(Macro.STATUS)
                .map(
                        field ->
                                switch (field.said().strip().toLowerCase(Locale.ROOT)) {
                                    case "problem", "firing", "open", "active", "1" ->
                                            AlertStatus.FIRING;
                                    case "ok", "resolved", "closed", "recovery", "0" ->
                                            AlertStatus.RESOLVED;
                                    case "ack", "acknowledged" -> AlertStatus.ACKNOWLEDGED;
                                    case "suppressed" -> AlertStatus.SUPPRESSED;
                                    default -> throw field.because("is no status of Zabbix");
                                });
    }

    /// Alerta's script turns the status into a severity.
    private static Optional<AlertStatus> alerta(Members macros) {
        if (!macros.has("resource") || macros.said("severity").isEmpty()) {
            return Optional.empty();
        }
        var severity = macros.said("severity").toLowerCase(Locale.ROOT);
        boolean fine = severity.equals("ok") || severity.equals("normal");
        return Optional.of(fine ? AlertStatus.RESOLVED : AlertStatus.FIRING);
    }

    private static boolean yes(String text) {
        return text.equalsIgnoreCase("yes") || text.equals("1") || text.equalsIgnoreCase("true");
    }
}
