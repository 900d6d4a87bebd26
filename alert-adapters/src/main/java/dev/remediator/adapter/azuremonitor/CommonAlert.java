package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import java.util.Locale;
import java.util.stream.Stream;

/// Reads the common alert schema: `essentials`, the same for every kind of alert, and
/// `alertContext`, another for each.
record CommonAlert(Delivery delivery) {

    Alert read(Field data) {
        var essentials = data.at("essentials");
        var context = data.at("alertContext");
        var id = new ArmId(essentials.at("alertId").said());
        var draft =
                Draft.of(AzureMonitorAdapter.SOURCE, delivery)
                        .status(status(essentials.at("monitorCondition")))
                        .severity(essentials.at("severity").said())
                        .startsAt(essentials.at("firedDateTime").time())
                        .endsAt(essentials.at("resolvedDateTime").time())
                        .episode(id.key())
                        .annotation("description", essentials.at("description").said())
                        .link("portal", Portal.alert(id))
                        .link("investigation", essentials.at("investigationLink").said());
        if (isOneShot(essentials)) {
            draft.oneShot();
        }
        labels(draft, essentials, data.at("customProperties"));
        Details.of(context).into(draft);
        var condition = Condition.in(context);
        condition.into(draft);
        var rule = rule(essentials, context);
        var target = target(essentials, context);
        draft.name(new ArmId(rule).full() ? new ArmId(rule).name() : rule);
        Target.into(draft, target, Target.item(essentials));
        return draft.series(
                        rule.toLowerCase(Locale.ROOT),
                        target.key(),
                        condition.key(),
                        Details.of(context).key())
                .alert();
    }

    private static AlertStatus status(Field condition) {
        return switch (condition.said().strip().toLowerCase(Locale.ROOT)) {
            case "fired", "activated", "" -> AlertStatus.FIRING;
            case "resolved", "deactivated" -> AlertStatus.RESOLVED;
            default -> throw condition.because("is neither Fired nor Resolved");
        };
    }

    /// What happened once is not over later: Azure never sends a Resolved for it.
    private static boolean isOneShot(Field essentials) {
        var signal = plain(essentials.at("signalType").said());
        var service = plain(essentials.at("monitoringService").said());
        return essentials.at("monitorCondition").said().isEmpty()
                || signal.equals("activitylog")
                || service.startsWith("activitylog")
                || service.equals("servicehealth")
                || service.equals("resourcehealth")
                || service.equals("costalerts");
    }

    /// `Activity Log` is also written `ActivityLog`.
    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /// The rule's name. A budget has no rule, but a name of its own.
    private static String rule(Field essentials, Field context) {
        return Stream.of(
                        essentials.at("alertRule").said(),
                        new ArmId(essentials.firstSaid("alertRuleId", "alertRuleID")).name(),
                        context.at("AlertData").at("BudgetName").said())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(
                        () ->
                                essentials
                                        .at("alertRule")
                                        .because("is missing: it tells which rule this is of"));
    }

    private static ArmId target(Field essentials, Field context) {
        var targets = essentials.at("alertTargetIDs").optionalItems();
        var first = targets.isEmpty() ? "" : targets.getFirst().said();
        return new ArmId(first.isEmpty() ? context.at("AlertData").at("BudgetId").said() : first);
    }

    private static void labels(Draft draft, Field essentials, Field custom) {
        draft.label("signalType", essentials.at("signalType").said())
                .label("monitoringService", essentials.at("monitoringService").said())
                .label("targetResourceType", essentials.at("targetResourceType").said())
                .labels(custom.plainTexts());
    }
}
