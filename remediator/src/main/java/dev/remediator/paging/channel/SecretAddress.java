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

    private SecretAddress(String channel, Credential credential) {
        this.channel = channel;
        this.credential = credential;
    }

    /// @param channel the channel's name
    /// @param credential what is an address, now and later
    /// @throws IllegalArgumentException in one sentence, if it is none
    static SecretAddress of(String channel, Credential credential) {
        var address = new SecretAddress(channel, credential);
        if (HttpUrl.parse(credential.now().strip()) == null) {
            throw new IllegalArgumentException(address.unusable());
        }
        return address;
    }

    private String unusable() {
        return "the secret of the channel %s is no http or https address; copy it again from where"
                        .formatted(channel)
                + " it was made";
    }

    /// Sends there, if it is an address.
    Delivery with(Function<HttpUrl, Delivery> sending) {
        var address = HttpUrl.parse(credential.now().strip());
        return address == null ? new Permanent(unusable()) : sending.apply(address);
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
