package dev.remediator.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What pages load beside themselves: style sheets and scripts, all of them in this jar. A browser
/// keeps those whose name has their version for good, and asks of the others whether they are still
/// the same.
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
                    "idiomorph-0.8.0.min.js");

    private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

    private record Asset(String text, String tag) {}

    private Assets() {}

    static Reply asset(Ask ask) throws Refusal {
        var name = ask.part("name");
        if (!NAMES.contains(name)) {
            throw new Refusal(404, "there is no such file; reload the page");
        }
        var asset = READ.computeIfAbsent(name, Assets::read);
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8";
        boolean same = ask.headers().getOrDefault("If-None-Match", "").contains(asset.tag);
        return Reply.text(same ? 304 : 200, type, same ? "" : asset.text)
                .with("ETag", asset.tag)
                .with("Cache-Control", caching(name));
    }

    private static String caching(String name) {
        return name.endsWith(".min.js") ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static Asset read(String name) {
        try (var in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("this build has no " + name);
            }
            var bytes = in.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            var tag = '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
            return new Asset(new String(bytes, StandardCharsets.UTF_8), tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
