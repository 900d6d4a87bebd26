package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Reads alerts of a log search without the common schema. They are sent as often as the search
/// finds something, and never say that it is over.
record LogSearch(Delivery delivery) {

    /// As in `3/22/2019 1:51:31 PM`, in UTC, as the field's name says.
    private static final DateTimeFormatter AMERICAN =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("M/d/uuuu h:mm:ss a")
                    .toFormatter(Locale.ENGLISH);

    Alert read(Field body) {
        var name = body.at("AlertRuleName");
        if (name.said().isEmpty()) {
            throw name.because("is missing: it tells which rule this is of");
        }
        var resource = body.at("ResourceId").said();
        var searched =
                new ArmId(
                        resource.isEmpty()
                                ? body.at("WorkspaceId").said() + body.at("ApplicationId").said()
                                : resource);
        var condition = Condition.in(body);
        var draft =
                Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                        .series(
                                body.at("SubscriptionId").said().toLowerCase(Locale.ROOT),
                                name.said().toLowerCase(Locale.ROOT),
                                searched.key(),
                                condition.key())
                        .severity(Severities.word(body.at("Severity").said()))
                        .name(name.said())
                        .startsAt(time(body.at("SearchIntervalEndtimeUtc")))
                        .label("alertType", body.at("AlertType").said())
                        .annotation("description", body.at("Description").said())
                        .annotation("results", body.at("ResultCount").said())
                        .resource("workspace", resource.isEmpty() ? searched.name() : "")
                        .oneShot();
        condition.into(draft);
        Target.into(draft, searched, "");
        return draft.alert();
    }

    private static Optional<Instant> time(Field field) {
        try {
            return Optional.of(
                    LocalDateTime.parse(field.said().strip(), AMERICAN).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException _) {
            return field.time();
        }
    }
}
