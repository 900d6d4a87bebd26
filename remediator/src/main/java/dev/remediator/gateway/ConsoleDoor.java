package dev.remediator.gateway;

import dev.remediator.access.Role;
import dev.remediator.console.Console;
import dev.remediator.console.Page;
import dev.remediator.console.Viewer;
import java.util.List;
import java.util.Optional;

/// The addresses of the console's pages.
///
/// @param console draws them
/// @param following tells open pages of changes
/// @param gate knows who looks
record ConsoleDoor(Console console, Following following, Gate gate) {

    /// Nothing from elsewhere, nothing inline, in nobody's frame.
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    List<Route> routes() {
        return List.of(
                page("/", ask -> found(console.incidents().list(viewer(ask), ask.query()))),
                page(
                        "/incidents/{id}",
                        ask -> console.incidents().one(viewer(ask), ask.part("id"))),
                page("/playbooks", ask -> found(console.playbooks().list(viewer(ask)))),
                page(
                        "/playbooks/{name}",
                        ask -> console.playbooks().one(viewer(ask), ask.part("name"))),
                page("/groups", ask -> found(console.safety().groups(viewer(ask)))),
                page("/waiting", ask -> found(console.safety().waiting(viewer(ask)))),
                page("/silences", ask -> found(console.safety().silences(viewer(ask)))),
                page("/andon", ask -> found(console.safety().andon(viewer(ask)))),
                page("/audit", ask -> found(console.safety().audit(viewer(ask)))),
                page("/figures", ask -> found(console.figures().overview(viewer(ask)))),
                page("/what-if", ask -> found(console.whatIf().ask(viewer(ask)))),
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

    private Viewer viewer(Ask ask) {
        return new Viewer(ask.caller(), gate.formToken(ask), gate.signedIn(ask));
    }
}
