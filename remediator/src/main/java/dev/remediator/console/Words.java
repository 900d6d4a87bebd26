package dev.remediator.console;

import dev.remediator.reason.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What others have written, made fit for a page: no longer than a page bears, and a link only if
/// it leads to the web.
final class Words {
    private static final Pattern FINE = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d{1,9}Z");

    private Words() {}

    /// What was seen, with the times in it to the second.
    ///
    /// @param most how many characters are shown
    static String seen(String facts, int most) {
        return FINE.matcher(brief(facts, most)).replaceAll("$1Z");
    }

    /// The beginning of a text, with `…` for the rest.
    ///
    /// @param most how many characters are shown
    static String brief(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /// With a capital letter, as a sentence begins.
    static String sentence(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// A value as a part of an address, whatever is in it.
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The address, if it is one of the web: http or https with a host.
    static Optional<String> link(String address) {
        try {
            var uri = new URI(address.strip());
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            var web = scheme.equals("http") || scheme.equals("https");
            return web && uri.getHost() != null ? Optional.of(uri.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// The reason a word of the closed list stands for; nothing, if a newer program has written it.
    static Optional<Reason> reason(String word) {
        return Arrays.stream(Reason.values()).filter(r -> r.word().equals(word)).findFirst();
    }
}
