package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Where services are, and how they are spoken to.
final class Place {

    private static final int LONGEST = 1000;

    private Place() {}

    /// Where a channel's service is. A path is kept, so that a proxy may have one; a slash at its
    /// end changes nothing.
    ///
    /// @param usual where it is when the operator says nothing; empty if that must be said
    /// @throws IllegalArgumentException if what the operator says is no address
    static HttpUrl of(ChannelSpec spec, String usual) {
        var url = spec.url().isEmpty() ? usual : spec.url();
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    "the channel %s has no url; say where its service is".formatted(spec.name()));
        }
        return checked(spec, HttpUrl.parse(url), false);
    }

    /// An address of the operator's own, as it is; it may have a query.
    ///
    /// @throws IllegalArgumentException if what the operator says is no address
    static HttpUrl own(ChannelSpec spec) {
        return checked(spec, HttpUrl.parse(spec.url()), true);
    }

    private static HttpUrl checked(ChannelSpec spec, @Nullable HttpUrl url, boolean query) {
        if (url == null
                || !url.username().isEmpty()
                || !url.password().isEmpty()
                || (url.query() != null && !query)) {
            throw new IllegalArgumentException(
                    "url of the channel %s must be an http or https address without user%s; a secret belongs into secret"
                            .formatted(spec.name(), query ? "" : " and query"));
        }
        return url;
    }

    /// Where people see the incident of a page. An endless address would cost the page: then it is
    /// where this program is.
    static String seen(Message message) {
        var address = message.links().incident(message.page().incident());
        return address.length() <= LONGEST ? address : message.links().base();
    }

    /// A part of a path, whatever is in it.
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// A secret as a header can carry it: without what is around it, such as the end of a line.
    /// Whatever no header can carry is left out; the service then says that the secret is wrong.
    static String headerText(String secret) {
        return secret.strip().replaceAll("[^\\x20-\\x7e]", "");
    }
}
