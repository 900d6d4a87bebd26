package dev.remediator.adapter.azuremonitor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where people look at an alert.
final class Portal {
    private static final String ALERT =
            "https://portal.azure.com/#view/Microsoft_Azure_Monitoring_Alerts/"
                    + "AlertDetails.ReactView/alertId~/";

    private Portal() {}

    /// The address, or nothing, if the alert's id is not one of Azure.
    static String alert(ArmId id) {
        var encoded = URLEncoder.encode(id.text().strip(), StandardCharsets.UTF_8);
        return id.full() ? ALERT + encoded.replace("+", "%20") : "";
    }
}
