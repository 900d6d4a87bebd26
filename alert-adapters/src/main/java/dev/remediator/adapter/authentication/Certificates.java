package dev.remediator.adapter.authentication;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// Where the certificates come from that services sign their messages with. May block; safe for
/// every thread. Whoever implements it follows no redirect and remembers what it has found.
@FunctionalInterface
public interface Certificates {

    /// The certificate at an address, if it can be trusted.
    ///
    /// @param address has been looked at: it is Amazon's
    /// @param at when it must have been valid
    Answer find(URI address, Instant at);

    /// What there is.
    sealed interface Answer {}

    /// It can be trusted: an authority everybody trusts has issued it, to the service, for that
    /// time.
    ///
    /// @param certificate the certificate
    record Found(X509Certificate certificate) implements Answer {}

    /// It cannot be trusted.
    ///
    /// @param why one sentence
    record Untrusted(String why) implements Answer {}

    /// Nobody can say now.
    ///
    /// @param why one sentence
    record Unreachable(String why) implements Answer {}
}
