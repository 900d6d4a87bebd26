package dev.remediator.adapter.pagerduty;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.AboutPage.Said;
import dev.remediator.adapter.payload.Field;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what somebody did to incidents that this program opened. What an integration or a service
/// did is no person's word: often it is our own echo.
final class OnOurPage {

    private static final String SOURCE = PagerDutyAdapter.SOURCE;

    private OnOurPage() {}

    /// @param news what happened
    /// @param agent who did it, as PagerDuty refers to them
    /// @param otherwise when, if PagerDuty does not say
    static List<AboutPage> said(News news, Field agent, Instant otherwise) {
        var at = news.at().orElse(otherwise);
        // That somebody has it no more only calls people, so whoever says it is believed.
        return said(news.type())
                .filter(said -> said == Said.UNACKNOWLEDGED || isAPerson(agent))
                .map(said -> about(news.incident(), said, name(agent), at))
                .orElse(List.of());
    }

    private static List<AboutPage> about(Incident incident, Said said, String by, Instant at) {
        return incident.ourKeys().stream()
                .map(key -> new AboutPage(key, said, by, SOURCE, at))
                .toList();
    }

    private static Optional<Said> said(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "incident.acknowledged", "incident.acknowledge" -> Optional.of(Said.ACKNOWLEDGED);
            case "incident.unacknowledged",
                    "incident.unacknowledge",
                    "incident.reopened",
                    "incident.reopen" ->
                    Optional.of(Said.UNACKNOWLEDGED);
            case "incident.resolved", "incident.resolve" -> Optional.of(Said.RESOLVED);
            default -> Optional.empty();
        };
    }

    /// The first version of the webhook names people without saying that they are.
    private static boolean isAPerson(Field agent) {
        if (!agent.isObject()) {
            return false;
        }
        var type = agent.at("type").said().strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? !name(agent).isBlank() : type.startsWith("user");
    }

    private static String name(Field agent) {
        if (!agent.isObject()) {
            return "";
        }
        var summary = agent.at("summary").said();
        return summary.isBlank() ? agent.at("name").said() : summary;
    }
}
