package dev.remediator.adapter.authentication;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address in a message that says of itself that it is Amazon's. Only one that is may be called,
/// or strangers choose what we call.
///
/// @param uri the whole of it
/// @param region such as `eu-west-1`
record AmazonAddress(URI uri, String region) {
    private static final Pattern HOST =
            Pattern.compile("sns\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");
    private static final int LONGEST = 2_048;

    /// What is meant, if it is https, of a host of SNS, on the usual port, without a user and
    /// without a fragment. What Java and others read differently in an address is not Amazon's.
    static Optional<AmazonAddress> read(String text) {
        return text.length() > LONGEST ? Optional.empty() : uri(text).flatMap(AmazonAddress::of);
    }

    static Optional<AmazonAddress> of(URI uri) {
        var host = uri.getHost() == null ? "" : uri.getHost();
        var known = HOST.matcher(host);
        return known.matches() && plain(uri, host)
                ? Optional.of(new AmazonAddress(uri, known.group(1)))
                : Optional.empty();
    }

    private static boolean plain(URI uri, String host) {
        return "https".equals(uri.getScheme())
                && host.equals(uri.getRawAuthority())
                && uri.getRawFragment() == null;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
