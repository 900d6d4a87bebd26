package dev.remediator.adapter.elastic;

import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Words of Kibana's rules: action groups, which each rule type names as it likes (`query matched`,
/// `metrics.threshold.fired`, `recovered`), and alert ids, which are the group an alert is for, or
/// a word that means all.
final class Group {
    private static final Set<String> RECOVERED =
            Set.of("recovered", "resolved", "resolve", "closed", "ok", "inactive", "recovery");
    private static final Set<String> ALL =
            Set.of("*", "all documents", "query matched", "all", "default");
    private static final List<String> LEVELS =
            List.of("critical", "high", "warning", "medium", "low");

    private Group() {}

    /// What a group's or a status' word means; a word nobody knows is a group of some rule type,
    /// and those fire.
    static AlertStatus status(String word) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        if (RECOVERED.contains(lower) || lower.endsWith(".recovered")) {
            return AlertStatus.RESOLVED;
        }
        return switch (lower) {
            case "acknowledged", "acknowledge" -> AlertStatus.ACKNOWLEDGED;
            case "untracked", "suppressed", "muted", "snoozed" -> AlertStatus.SUPPRESSED;
            default -> AlertStatus.FIRING;
        };
    }

    /// How bad a group says it is, if its name does: `metrics.inventory_threshold.warning`.
    static Optional<Severity> severity(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return LEVELS.stream()
                .filter(level -> lower.matches("(?s)(.*[^a-z])?" + level + "([^a-z].*)?"))
                .findFirst()
                .map(Severity::read);
    }

    /// The thing an alert id stands for, unless it stands for all.
    static Optional<String> instance(String id) {
        return Optional.of(id)
                .filter(it -> !it.isBlank() && !ALL.contains(it.toLowerCase(Locale.ROOT)));
    }
}
