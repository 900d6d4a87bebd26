package dev.remediator.gateway;

import dev.remediator.access.Sessions;
import java.util.Optional;

/// The cookie of a session: scripts do not see it, other sites' pages do not send it, and what came
/// over TLS goes over TLS only.
final class SessionCookie {
    private static final String NAME = "remediator";
    private static final String EVER = "; Path=/; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /// The one a request carries.
    static Optional<String> in(Ask ask) {
        for (var pair : ask.header("Cookie").split(";", -1)) {
            var said = pair.strip();
            if (said.startsWith(NAME + "=")) {
                return Optional.of(said.substring(NAME.length() + 1));
            }
        }
        return Optional.empty();
    }

    /// Sets it.
    static String of(String value, Ask ask) {
        return NAME + "=" + value + "; Max-Age=" + Sessions.LENGTH.toSeconds() + rest(ask);
    }

    /// Takes it away.
    static String none(Ask ask) {
        return NAME + "=; Max-Age=0" + rest(ask);
    }

    private static String rest(Ask ask) {
        return ask.line().secure() ? EVER + "; Secure" : EVER;
    }
}
