package dev.remediator.gateway;

import dev.remediator.access.Admission;
import dev.remediator.access.Caller;
import dev.remediator.access.Pass;
import dev.remediator.access.Sessions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// Lets in who shows a token: as `Authorization: Bearer TOKEN`, as the password of `Basic`, or by
/// the cookie of a session. Where no tokens are set it lets everybody in whom no other site's page
/// sent. Thread-safe.
final class AccessGate implements Gate {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final Admission admission;
    private final Sessions sessions;
    private final AccessLog log = new AccessLog();
    private final Pass anybody = Pass.ofAnybody();

    /// @param admission who is let in
    /// @param sessions who has signed in
    AccessGate(Admission admission, Sessions sessions) {
        this.admission = admission;
        this.sessions = sessions;
    }

    @Override
    public Caller enter(Route route, Ask ask) throws Refusal {
        var pass = pass(ask);
        try {
            return enter(route, ask, pass);
        } catch (Refusal e) {
            log.refused(e, ask, pass.map(Pass::caller).orElse(Caller.ANYBODY));
            throw e;
        }
    }

    private Caller enter(Route route, Ask ask, Optional<Pass> pass) throws Refusal {
        if (route.changes()) {
            FromOurPages.check(ask);
        }
        if (route.needs() == null) {
            return pass.map(Pass::caller).orElse(Caller.ANYBODY);
        }
        if (admission.tokens().none() && !admission.answersTo(ask.header("Host"))) {
            throw new Refusal(
                    421,
                    "this server is not called so; call it localhost, name it in http.host or"
                            + " pager.address, or set http.tokens");
        }
        var known = pass.orElseThrow(() -> Strangers.whoAsks(ask));
        var caller = known.caller();
        if (!caller.role().covers(route.needs())) {
            throw new Refusal(
                    403,
                    "this takes the role %s, but %s is %s; ask for a token that may"
                            .formatted(route.needs().word(), caller.name(), caller.role().word()));
        }
        if (route.isForm() && !sent(ask, known)) {
            throw new Refusal(403, "this page is no longer up to date; reload it and try again");
        }
        return caller;
    }

    private static boolean sent(Ask ask, Pass pass) throws Refusal {
        return pass.sentForm(FormFields.token(ask));
    }

    /// What a request shows; a header counts before a cookie.
    private Optional<Pass> pass(Ask ask) {
        if (admission.tokens().none()) {
            return Optional.of(anybody);
        }
        return token(ask.header("Authorization"))
                .flatMap(admission.tokens()::pass)
                .or(() -> session(ask));
    }

    /// The pass of a session, if that is how they came.
    Optional<Pass> session(Ask ask) {
        return SessionCookie.in(ask).flatMap(sessions::pass);
    }

    private static Optional<String> token(String authorization) {
        var scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return scheme.startsWith(BASIC)
                ? password(authorization.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String packed) {
        try {
            var pair = new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8);
            int at = pair.indexOf(':');
            return at < 0 ? Optional.empty() : Optional.of(pair.substring(at + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String formToken(Ask ask) {
        return pass(ask).map(Pass::formToken).orElse("");
    }

    @Override
    public boolean signedIn(Ask ask) {
        return pass(ask).filter(Pass::signedIn).isPresent();
    }
}
