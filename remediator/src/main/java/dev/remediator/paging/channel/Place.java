package dev.remediator.paging.channel;

import dev.remediator.settings.ChannelSpec;
import okhttp3.HttpUrl;

/// Where services are.
final class Place {

    private Place() {}

    /// Where a channel's service is. A path is kept, so that a proxy may have one; a slash at its end
    /// changes nothing.
    ///
    /// @param usual where it is when the operator says nothing
    /// @throws IllegalArgumentException if what the operator says is no address
    static HttpUrl of(ChannelSpec spec, String usual) {
        var url = spec.url().isEmpty() ? usual : spec.url();
        var parsed = HttpUrl.parse(url);
        if (parsed == null || !parsed.username().isEmpty() || parsed.query() != null) {
            throw new IllegalArgumentException(
                    "url of the channel %s must be an http or https address without user and query; a secret belongs into secret"
                            .formatted(spec.name()));
        }
        return parsed;
    }
}
