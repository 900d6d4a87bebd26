package dev.remediator.adapter.dynatrace;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.TagList;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads one problem: what the notification's own fields do not say is looked for in the details,
/// which are the problem as the API has it.
///
/// A problem grows while it is open: its title becomes `Multiple …`, entities are added. Its end
/// has the last of them, so only its id can tell what is over.
record Problem(Delivery delivery, Field body, Field details) {

    /// What the placeholders hold in a test notification.
    private static final Set<String> TEST_IDS = Set.of("999", "99999", "TESTID");

    private static final String TEST_TITLE = "dynatrace problem notification test run";

    Problem(Delivery delivery, Field body) {
        this(delivery, body, details(body));
    }

    private static Field details(Field body) {
        return Stream.of("ProblemDetailsJSONv2", "ProblemDetailsJSON", "ProblemDetails")
                .map(body::at)
                .map(Problem::object)
                .filter(Field::isObject)
                .findFirst()
                .orElse(body);
    }

    /// Users put quotes around the JSON, although they should not.
    private static Field object(Field field) {
        boolean text = !field.isObject() && !field.isArray();
        return text && field.said().startsWith("{") ? field.json() : field;
    }

    /// Whether somebody pressed the test button.
    boolean test() {
        boolean titled = title().toLowerCase(Locale.ROOT).startsWith(TEST_TITLE);
        var pid = pid();
        return titled || (TEST_IDS.contains(shown()) && (pid.isEmpty() || TEST_IDS.contains(pid)));
    }

    Optional<Alert> alert() {
        var status = status();
        var id = pid().isEmpty() ? shown() : pid();
        if (id.isEmpty()) {
            throw body.at("PID").because("is missing: put {PID} there");
        }
        var entities = Entity.all(body, details);
        var draft =
                Draft.of(DynatraceAdapter.SOURCE, delivery)
                        .series(id)
                        .episode(id)
                        .status(status)
                        .name(title())
                        .name("problem " + shown())
                        .startsAt(startsAt())
                        .endsAt(endsAt());
        TagList.read(tags()).forEach(draft::label);
        severity(draft);
        entities.forEach(entity -> draft.resource(entity.kind(), entity.name()));
        draft.resource("problem", shown().isEmpty() ? id : shown());
        draft.label("problem", shown())
                .label("impact", said("ProblemImpact", "impactLevel"))
                .annotation("description", body.firstSaid("ProblemDetailsText"))
                .annotation("impacted", body.firstSaid("ImpactedEntityNames", "ImpactedEntity"))
                .link("dynatrace", body.firstSaid("ProblemURL", "Problem URL"));
        return Optional.of(draft.alert());
    }

    private AlertStatus status() {
        var field = body.at("State").present() ? body.at("State") : body.at("ProblemStatus");
        var word = field.said().isEmpty() ? details.at("status").said() : field.said();
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "OPEN" -> AlertStatus.FIRING;
            case "RESOLVED", "CLOSED", "MERGED" -> AlertStatus.RESOLVED;
            case "" -> throw body.at("State").because("is missing: put {State} there");
            default -> throw body.at("State").because("is none of OPEN, RESOLVED and MERGED");
        };
    }

    private void severity(Draft draft) {
        var word = said("ProblemSeverity", "severityLevel").strip();
        draft.severity(word);
        switch (word.toUpperCase(Locale.ROOT)) {
            case "AVAILABILITY" -> draft.severity(Severity.CRITICAL);
            case "ERROR" -> draft.severity(Severity.ERROR);
            case "PERFORMANCE", "RESOURCE_CONTENTION", "RESOURCE", "SLOWDOWN" ->
                    draft.severity(Severity.WARNING);
            case "CUSTOM_ALERT", "CUSTOM", "MONITORING_UNAVAILABLE", "INFO" ->
                    draft.severity(Severity.INFO);
            default -> {
                // Severity has read it, as far as it can be.
            }
        }
    }

    private String title() {
        return said("ProblemTitle", "title");
    }

    private String pid() {
        var pid = body.at("PID").said();
        return pid.isEmpty() ? details.firstSaid("problemId", "id", "ID").strip() : pid.strip();
    }

    private String shown() {
        var shown = body.at("ProblemID").said();
        return shown.isEmpty() ? details.firstSaid("displayId", "displayName") : shown.strip();
    }

    private Field tags() {
        return Stream.of(body.at("Tags"), body.at("ProblemTags"), details.at("entityTags"))
                .filter(Field::present)
                .findFirst()
                .orElse(body.at("Tags"));
    }

    private Optional<Instant> startsAt() {
        var own = body.at("ProblemStartTime").timeIfAny();
        return own.or(() -> details.at("startTime").timeIfAny());
    }

    /// Of an open problem -1.
    private Optional<Instant> endsAt() {
        var own = body.at("ProblemEndTime").timeIfAny();
        return own.or(() -> details.at("endTime").timeIfAny())
                .or(() -> Optional.of(delivery.receivedAt()));
    }

    private String said(String own, String detail) {
        var said = body.at(own).said();
        return said.isEmpty() ? details.at(detail).said() : said;
    }
}
