package dev.remediator.paging.channel;

import dev.remediator.topic.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Takes secrets out of what is said about a channel, as they are written in JSON, forms, addresses
/// and headers: plain, escaped, percent-encoded and in Base64.
final class Hush {
    private static final int SHORTEST = 4;
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");

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
        for (var written : spellings()) {
            said = said.replace(written, "***");
        }
        return said;
    }

    /// The longest first: one secret may be the beginning of another.
    private List<String> spellings() {
        return secrets.get().stream()
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(Hush::spellings)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> spellings(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        var quoted = Json.MAPPER.writeValueAsString(secret);
        var json = quoted.substring(1, quoted.length() - 1);
        var base64 = Base64.getEncoder();
        return Stream.of(
                secret,
                json,
                json.replace("/", "\\/"),
                form,
                form.replace("+", "%20"),
                PERCENT.matcher(form.replace("+", "%20"))
                        .replaceAll(code -> code.group().toLowerCase(Locale.ROOT)),
                base64.encodeToString(bytes),
                base64.withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
