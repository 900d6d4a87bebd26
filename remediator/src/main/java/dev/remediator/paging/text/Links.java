package dev.remediator.paging.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of this program that people open from a page.
///
/// @param base where it is reached, without a slash at its end
public record Links(String base) {
    /// The most characters of an address that every service and browser takes.
    static final int LONGEST = 2000;

    /// Begins the page of a proposal, which is no incident.
    static final String APPROVAL = "notice-approval-";

    /// Removes slashes at the end.
    public Links {
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
    }

    /// The incident, with everything decided about it; of a proposal, all that waits for somebody.
    public String incident(String id) {
        if (id.startsWith(APPROVAL)) {
            return base + "/api/waiting";
        }
        return base + "/api/incidents/" + encoded(id);
    }

    /// The andon cord.
    public String andon() {
        return base + "/api/andon";
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Whether an address from outside may be shown as a link: `http` or `https`, with a host and
    /// without a name or password before it, and not endless.
    public static boolean opensInBrowser(String address) {
        try {
            var uri = new URI(address);
            return address.length() <= LONGEST
                    && Plain.wellFormed(address).equals(address)
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme()))
                    && uri.toASCIIString().length() <= LONGEST;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// The same address in ASCII, so that nothing in it hides or turns around.
    ///
    /// @param address one that [#opensInBrowser]
    public static String ascii(String address) {
        return URI.create(address).toASCIIString();
    }
}
