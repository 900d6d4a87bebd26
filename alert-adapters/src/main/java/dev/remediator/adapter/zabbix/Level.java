package dev.remediator.adapter.zabbix;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Members;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Locale;

/// Zabbix' severities, by number, because people give them other names; by name where there is no
/// number.
final class Level {
    private static final List<Severity> NUMBERED =
            List.of(
                    Severity.INFO,
                    Severity.INFO,
                    Severity.WARNING,
                    Severity.WARNING,
                    Severity.ERROR,
                    Severity.CRITICAL);

    private Level() {}

    static void tell(Draft draft, Members macros) {
        var word = macros.said(Macro.SEVERITY).replace("!!", "");
        var number = macros.said(Macro.NUMBER);
        draft.label("severity", word.matches("[0-5]") ? "" : word);
        if (number.matches("[0-5]")) {
            draft.severity(NUMBERED.get(Integer.parseInt(number)));
        } else if (word.matches("[0-5]")) {
            draft.severity(NUMBERED.get(Integer.parseInt(word)));
        } else {
            draft.severity(named(word));
        }
    }

    private static Severity named(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "not classified", "not_classified", "information", "indeterminate", "normal" ->
                    Severity.INFO;
            default -> Severity.read(word);
        };
    }
}
