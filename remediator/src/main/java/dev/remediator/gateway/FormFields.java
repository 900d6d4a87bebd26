package dev.remediator.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a form of the console says.
///
/// @param all its fields by their names; the first of each name
record FormFields(Map<String, String> all) {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int LARGEST = 64 * 1024;

    /// What proves that one of our pages sent a form, with a file or without; empty if nothing.
    ///
    /// @throws Refusal if it is no form, or cannot be read
    static String token(Ask ask) throws Refusal {
        var all = Multipart.in(ask) ? Multipart.of(ask).fields() : of(ask).all;
        return all.getOrDefault("formToken", "").strip();
    }

    private static boolean plain(Ask ask) {
        var type = ask.headers().getOrDefault("Content-Type", "").split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals(TYPE);
    }

    /// @throws Refusal if it is no form without a file, is too large or cannot be read
    static FormFields of(Ask ask) throws Refusal {
        if (!plain(ask)) {
            throw new Refusal(415, "Content-Type must be " + TYPE);
        }
        if (ask.body().tooLarge() || ask.body().bytes().length > LARGEST) {
            throw new Refusal(413, "the form is larger than " + LARGEST + " bytes");
        }
        var fields = new HashMap<String, String>();
        var text = new String(ask.body().bytes(), StandardCharsets.UTF_8);
        for (var pair : text.split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                fields.putIfAbsent(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
            }
        }
        return new FormFields(Map.copyOf(fields));
    }

    private static String decoded(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "the form cannot be decoded; reload the page");
        }
    }

    /// A field that says something.
    Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name)).map(String::strip).filter(t -> !t.isEmpty());
    }
}
