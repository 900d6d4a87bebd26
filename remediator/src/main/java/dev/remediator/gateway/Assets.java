package dev.remediator.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What pages load beside themselves: style sheets and scripts, all of them in this jar.
final class Assets {
    private static final String FOLDER = "/dev/remediator/console/assets/";
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");

    /// A closed list: nothing else of the jar can be asked for.
    private static final List<String> NAMES =
            List.of(
                    "console.css",
                    "playbooks.css",
                    "safety.css",
                    "figures.css",
                    "console.js",
                    "icon.svg",
                    "htmx-2.0.10.min.js",
                    "htmx-sse-2.2.4.min.js",
                    "idiomorph-0.8.0.min.js");

    private Assets() {}

    static Reply asset(Ask ask) throws Refusal {
        var name = ask.part("name");
        if (!NAMES.contains(name)) {
            throw new Refusal(404, "there is no such file; reload the page");
        }
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return Reply.text(200, type + "; charset=utf-8", text(name))
                .with("Cache-Control", "no-cache");
    }

    private static String text(String name) {
        try (var in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
