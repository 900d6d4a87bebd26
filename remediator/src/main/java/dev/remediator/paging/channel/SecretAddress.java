package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Permanent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;

/// An address that is itself the secret, as at Slack and Teams: whoever knows it may write.
final class SecretAddress {
    private static final int WORTH_HIDING = 8;

    private final String channel;
    private final Credential credential;

    /// @param channel the channel's name
    /// @param credential what is an address now
    SecretAddress(String channel, Credential credential) {
        this.channel = channel;
        this.credential = credential;
    }

    /// Sends there, if it is an address.
    Delivery with(Function<HttpUrl, Delivery> sending) {
        var address = HttpUrl.parse(credential.now().strip());
        return address == null
                ? new Permanent(
                        "the secret of the channel "
                                + channel
                                + " is no http or https address; copy it again from where it was"
                                + " made")
                : sending.apply(address);
    }

    /// Hides the address, and each part of it by which it could be guessed.
    Hush hush() {
        return new Hush(
                () -> {
                    var text = credential.now().strip();
                    var address = HttpUrl.parse(text);
                    return address == null ? List.of(text) : parts(text, address);
                });
    }

    private static List<String> parts(String text, HttpUrl address) {
        var parts = new ArrayList<>(List.of(text, address.toString(), address.encodedPath()));
        parts.addAll(address.pathSegments());
        parts.addAll(address.encodedPathSegments());
        for (int i = 0; i < address.querySize(); i++) {
            var value = address.queryParameterValue(i);
            if (value != null) {
                parts.add(value);
            }
        }
        parts.removeIf(part -> part.length() < WORTH_HIDING);
        parts.sort(Comparator.comparingInt(String::length).reversed());
        return parts;
    }

    /// Only the channel.
    @Override
    public String toString() {
        return "the address of " + channel;
    }
}
