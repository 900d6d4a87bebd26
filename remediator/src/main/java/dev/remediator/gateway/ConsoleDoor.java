package dev.remediator.gateway;

import dev.remediator.access.Role;
import dev.remediator.console.Console;
import dev.remediator.console.Page;
import dev.remediator.console.ProblemPage;
import dev.remediator.console.Viewer;
import java.util.List;
import java.util.Optional;

/// The addresses of the console's pages.
///
/// @param console draws them
/// @param following tells open pages of changes
/// @param flashes what became of the forms that were sent last
/// @param gate knows who looks
record ConsoleDoor(Console console, Following following, Flashes flashes, Gate gate) {

    /// Nothing from elsewhere, nothing inline, in nobody's frame.
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String NOWHERE =
            "nothing is at this address; of the incidents that are over, the last ten thousand are"
                    + " kept";

    List<Route> routes() {
        return List.of(
                page("/", ask -> found(console.incidents().list(viewer(ask), ask.query()))),
                page(
                        "/incidents/{id}",
                        ask -> console.incidents().one(viewer(ask), ask.part("id"))),
                page("/playbooks", ask -> found(console.playbooks().list(viewer(ask)))),
                page(
                        "/playbooks/{name}",
                        ask -> console.playbooks().one(viewer(ask), ask.part("name"), ask.query())),
                page("/groups", ask -> found(console.safety().groups(viewer(ask)))),
                page("/waiting", ask -> found(console.safety().waiting(viewer(ask)))),
                page("/silences", ask -> found(console.safety().silences(viewer(ask)))),
                page("/andon", ask -> found(console.safety().andon(viewer(ask)))),
                page("/audit", ask -> found(console.safety().audit(viewer(ask), ask.query()))),
                page("/figures", ask -> found(console.figures().overview(viewer(ask)))),
                page("/what-if", ask -> found(console.whatIf().ask(viewer(ask), ask.query()))),
                Route.viewer("GET", "/live", following::events),
                Route.open("GET", "/assets/{name}", Assets::asset));
    }

    /// What draws a page.
    @FunctionalInterface
    private interface Drawing {
        Optional<Page> of(Ask ask) throws Refusal;
    }

    private static Optional<Page> found(Page page) {
        return Optional.of(page);
    }

    private static Route page(String pattern, Drawing drawing) {
        return new Route(
                "GET",
                pattern,
                Role.VIEWER,
                ask ->
                        drawing.of(ask)
                                .map(page -> shown(200, page))
                                .orElseThrow(() -> new Refusal(404, "there is no such page")));
    }

    static Reply shown(int status, Page page) {
        return Reply.html(status, page.html())
                .with("Content-Security-Policy", CONTENT)
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    /// What cannot be had is told to people by a page, and to programs by JSON.
    static Reply refused(Ask ask, Refusal refusal) {
        var told = refusal.reply();
        if (!ask.headers().getOrDefault("Accept", "").contains("text/html")) {
            return told;
        }
        boolean nowhere = told.status() == 404 && !ask.path().startsWith("/api");
        var sentence = nowhere ? NOWHERE : String.valueOf(refusal.getMessage());
        var reply = shown(told.status(), ProblemPage.draw(told.status(), sentence));
        for (var header : told.headers().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }

    private Viewer viewer(Ask ask) {
        return new Viewer(ask.caller(), gate.formToken(ask), gate.signedIn(ask))
                .hearing(flashes.of(ask));
    }
}
