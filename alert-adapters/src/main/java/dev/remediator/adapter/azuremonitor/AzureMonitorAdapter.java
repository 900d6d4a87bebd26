package dev.remediator.adapter.azuremonitor;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Batch;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Guide;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import java.util.List;
import java.util.Optional;

/// Reads what an action group of Azure Monitor sends: the common alert schema, and of the older
/// schemas those of metrics, log searches, the activity log and budgets, told apart by their shape.
///
/// Its habits are the ordinary ones: it repeats after 408, 429, 503 and 504 only, and falls silent
/// for 15 minutes if that does not help, so what will never be accepted must not be answered so.
public final class AzureMonitorAdapter implements AlertAdapter {
    static final String SOURCE = "azure-monitor";

    private static final String COMMON = "azureMonitorCommonAlertSchema";
    private static final String SWITCH =
            "switch the common alert schema on for this webhook in the action group";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Adapted adapt(Delivery delivery) {
        return Adapted.by(() -> adapt(delivery, Payload.parse(delivery.body())));
    }

    @Override
    public Guide guide() {
        return AzureMonitorGuide.GUIDE;
    }

    /// An event hub passes several on in an array.
    private static Adapted adapt(Delivery delivery, Field body) {
        var all = body.isArray() ? body.items() : List.of(body);
        return new Batch()
                .read(all, one -> Optional.of(alert(delivery, one)))
                .adapted("the message holds no alerts");
    }

    private static Alert alert(Delivery delivery, Field body) {
        var data = body.at("data");
        if (data.present() && data.at("essentials").present()) {
            return new CommonAlert(delivery).read(data);
        }
        if (data.present() && data.at("context").at("activityLog").present()) {
            return new ActivityLog(delivery).read(data);
        }
        if (data.present() && data.at("context").present()) {
            return new MetricAlert(delivery).read(data);
        }
        if (body.at("context").present()) {
            return new MetricAlert(delivery).read(body);
        }
        if (body.at("SearchQuery").present() || body.at("AlertRuleName").present()) {
            return new LogSearch(delivery).read(body);
        }
        if (data.present() && Budget.is(body)) {
            return new Budget(delivery).read(data);
        }
        throw unknown(body);
    }

    private static Unreadable unknown(Field body) {
        var schema = body.at("schemaId");
        if (schema.said().isEmpty() || schema.said().equalsIgnoreCase(COMMON)) {
            return body.at("data")
                    .at("essentials")
                    .because("is missing: the common alert schema has it; " + SWITCH);
        }
        return schema.because("is a schema that cannot be read; " + SWITCH);
    }

    /// The common schema, or an older one with the names only Azure uses.
    @Override
    public boolean recognises(Field body) {
        if (!body.isObject()) {
            return false;
        }
        var data = body.at("data");
        return (data.isObject() && body.at("schemaId").present())
                || (data.isObject() && data.at("essentials").isObject())
                || (body.at("context").isObject() && body.at("context").at("portalLink").present())
                || (body.at("SearchQuery").present() && body.at("AlertRuleName").present());
    }
}
