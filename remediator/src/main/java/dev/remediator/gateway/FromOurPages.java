package dev.remediator.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// Refuses what a page of another site sends with the browser of somebody who may. Browsers say
/// which site a page is from; what is no browser says nothing, and is not meant.
final class FromOurPages {

    private FromOurPages() {}

    /// @throws Refusal 403 if a browser says that another site's page sent it
    static void check(Ask ask) throws Refusal {
        var site = ask.header("Sec-Fetch-Site").toLowerCase(Locale.ROOT);
        boolean ours =
                switch (site) {
                    case "same-origin", "none" -> true;
                    case "" -> isOurs(ask);
                    default -> false;
                };
        if (!ours) {
            throw new Refusal(403, "a page of another site sent this; use the console's own page");
        }
    }

    /// Browsers say what they fetch for only to servers with TLS and on this machine. A header of
    /// proxies counts as well: no page can send it to another site without asking first.
    private static boolean isOurs(Ask ask) {
        var origin = ask.header("Origin");
        if (origin.isEmpty()) {
            return true;
        }
        return authority(origin)
                .filter(
                        from ->
                                from.equalsIgnoreCase(ask.header("Host"))
                                        || from.equalsIgnoreCase(ask.header("X-Forwarded-Host")))
                .isPresent();
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
