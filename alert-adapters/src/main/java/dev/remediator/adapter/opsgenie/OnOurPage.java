package dev.remediator.adapter.opsgenie;

import dev.remediator.adapter.AboutPage;
import dev.remediator.adapter.AboutPage.Said;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.OurPage;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what somebody did to an alert that this program made. What was done through the interface
/// for programs is our own echo, or cannot be told from it.
final class OnOurPage {
    private static final Set<String> NOBODY = Set.of("", "alert api", "system");
    private static final Set<String> NO_PERSON = Set.of("api", "system", "policy");

    private OnOurPage() {}

    static Optional<AboutPage> said(Delivery delivery, Field body, Field alert) {
        var by = alert.at("username").said();
        // That somebody has it no more only calls people, so whoever says it is believed.
        return said(word(body.at("action")))
                .filter(said -> said == Said.UNACKNOWLEDGED || byAPerson(body, alert))
                .flatMap(
                        said ->
                                OurPage.key(alert.at("alias").said())
                                        .map(key -> about(key, said, by, at(delivery, alert))));
    }

    private static AboutPage about(String key, Said said, String by, Instant at) {
        return new AboutPage(key, said, by, OpsgenieAdapter.SOURCE, at);
    }

    private static Optional<Said> said(String action) {
        return switch (action) {
            case "acknowledge" -> Optional.of(Said.ACKNOWLEDGED);
            case "unacknowledge" -> Optional.of(Said.UNACKNOWLEDGED);
            case "close" -> Optional.of(Said.RESOLVED);
            default -> Optional.empty();
        };
    }

    private static boolean byAPerson(Field body, Field alert) {
        var source = body.at("source");
        var type = source.isObject() ? word(source.at("type")) : word(source);
        return !NO_PERSON.contains(type) && !NOBODY.contains(word(alert.at("username")));
    }

    /// A time nobody can read must not lose what was said.
    private static Instant at(Delivery delivery, Field alert) {
        try {
            return alert.at("updatedAt").time().orElse(delivery.receivedAt());
        } catch (Unreadable _) {
            return delivery.receivedAt();
        }
    }

    private static String word(Field field) {
        return field.said().strip().toLowerCase(Locale.ROOT);
    }
}
