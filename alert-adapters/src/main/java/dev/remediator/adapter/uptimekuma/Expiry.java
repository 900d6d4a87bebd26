package dev.remediator.adapter.uptimekuma;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.WebAddress;
import dev.remediator.alert.Alert;
import dev.remediator.alert.Severity;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the warning that something expires: the one message about a monitor that has no monitor in
/// it, only a sentence, such as `[shop][https://shop.example] … certificate … will be expired in 7
/// days`. Nobody says when that is over.
final class Expiry {
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "\\[([^\\[\\]]{1,300})]\\[([^\\[\\]]{0,2000})] .{0,500}?"
                            + "\\b(certificate|domain)\\b.{0,500}?\\bexpire.{0,300}",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Expiry() {}

    static Optional<Alert> of(Delivery delivery, String message) {
        var found = SENTENCE.matcher(message.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var monitor = found.group(1).strip();
        var site = found.group(2).strip();
        boolean certificate = found.group(3).equalsIgnoreCase("certificate");
        var name = certificate ? "CertificateExpires" : "DomainExpires";
        return Optional.of(
                Draft.of(UptimeKumaAdapter.SOURCE, delivery)
                        .series(name, monitor, site)
                        .episode(name, monitor, site)
                        .severity(Severity.WARNING)
                        .name(name)
                        .resource("host", WebAddress.host(site).orElse(""))
                        .resource("monitor", monitor)
                        .label("monitor", monitor)
                        .annotation("summary", message)
                        .link("site", site)
                        .oneShot()
                        .alert());
    }
}
