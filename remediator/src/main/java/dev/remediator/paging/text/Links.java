package dev.remediator.paging.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of this program that people open from a page.
///
/// @param base where it is reached, without a slash at its end
public record Links(String base) {

    /// Removes slashes at the end.
    public Links {
        while (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
    }

    /// The incident, with everything decided about it.
    public String incident(String id) {
        return base + "/api/incidents/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /// The andon cord.
    public String andon() {
        return base + "/api/andon";
    }
}
