package dev.remediator.gateway;

import dev.remediator.access.Admission;
import dev.remediator.access.Attempts;
import dev.remediator.access.Sessions;
import dev.remediator.console.SignInPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where people say who they are, and that they go.
///
/// @param admission who is let in
/// @param sessions who has signed in
/// @param gate knows whose session it is
/// @param attempts how often somebody may fail
/// @param page the form
/// @param failures called for each token that nobody has
record SignIn(
        Admission admission,
        Sessions sessions,
        AccessGate gate,
        Attempts attempts,
        SignInPage page,
        Runnable failures) {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /// Where it is.
    static final String PATH = "/sign-in";

    private static final String HOME = "/";
    private static final int LONGEST_WAY = 2000;

    /// One slash, and nothing that some browser takes for another.
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]*");

    List<Route> routes() {
        return List.of(
                Route.open("GET", PATH, this::form),
                Route.open("POST", PATH, this::in),
                Route.viewer("POST", "/sign-out", this::out));
    }

    /// Where somebody is sent who must sign in first.
    static Reply first(Ask ask) {
        var way = way(ask);
        return Reply.seeOther(way.equals(HOME) ? PATH : PATH + "?next=" + encoded(way));
    }

    private static String way(Ask ask) {
        var query =
                ask.query().entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        return ours(query.isEmpty() ? ask.path() : ask.path() + "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// An address of ours, or the first page.
    static String ours(String next) {
        return next.length() <= LONGEST_WAY && OURS.matcher(next).matches() ? next : HOME;
    }

    private Reply form(Ask ask) {
        var next = ours(ask.parameter("next").orElse(HOME));
        return admission.tokens().none() || gate.signedIn(ask)
                ? Reply.seeOther(next)
                : ConsoleDoor.shown(200, page.draw("", next));
    }

    private Reply in(Ask ask) throws Refusal {
        var said = FormFields.of(ask);
        var next = ours(said.text("next").orElse(HOME));
        var from = ask.line().from();
        if (!attempts.allowed(from)) {
            var wait = Attempts.WINDOW.toSeconds();
            return again(429, "Too many attempts failed; try again in a minute.", next)
                    .with("Retry-After", Long.toString(wait));
        }
        var session = sessions.begin(said.text("token").orElse(""));
        if (session.isEmpty()) {
            attempts.failed(from);
            failures.run();
            return again(401, "This is no token that is known here; look for typing errors.", next)
                    .with("WWW-Authenticate", Strangers.BEARER);
        }
        sessions.pass(session.get())
                .ifPresent(
                        pass ->
                                LOG.info(
                                        "access: {} signed in from {}",
                                        pass.caller().name(),
                                        from));
        return Reply.seeOther(next).with("Set-Cookie", SessionCookie.of(session.get(), ask));
    }

    private Reply again(int status, String problem, String next) {
        return ConsoleDoor.shown(status, page.draw(problem, next));
    }

    private Reply out(Ask ask) {
        gate.session(ask).ifPresent(sessions::end);
        return Reply.seeOther(PATH).with("Set-Cookie", SessionCookie.none(ask));
    }

    /// Whether a browser asks for a page, so that it had better be shown the form.
    static boolean helps(Ask ask) {
        return ask.method().equals("GET")
                && (ask.header("Accept").contains("text/html")
                        || ask.headers().containsKey("HX-Request"));
    }
}
