package dev.remediator.paging.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Takes secrets out of what is said about a channel, as they are written in bodies and in
/// addresses.
final class Hush {
    private static final int SHORTEST = 4;

    private final Supplier<List<String>> secrets;

    /// @param secrets those that are valid now
    Hush(Supplier<List<String>> secrets) {
        this.secrets = secrets;
    }

    /// One that never changes.
    static Hush of(String... secrets) {
        var all = List.of(secrets);
        return new Hush(() -> all);
    }

    /// One secret, whatever it is at the moment.
    static Hush of(Credential secret) {
        return new Hush(() -> List.of(secret.now()));
    }

    String without(String text) {
        var said = text;
        for (var secret : secrets.get()) {
            for (var written : spellings(secret)) {
                said = said.replace(written, "***");
            }
        }
        return said;
    }

    private static List<String> spellings(String said) {
        var secret = said.strip();
        var spellings = new ArrayList<String>();
        if (secret.length() >= SHORTEST) {
            spellings.add(secret);
            spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
        return spellings;
    }
}
