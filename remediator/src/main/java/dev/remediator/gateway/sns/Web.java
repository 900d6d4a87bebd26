package dev.remediator.gateway.sns;

import java.io.IOException;
import java.net.URI;

/// The internet, as far as it is needed here.
interface Web {
    /// Longer than any chain of certificates.
    int LONGEST = 64 * 1024;

    /// What is at an address.
    ///
    /// @throws IOException in words for people, if it is not there, does not come in time, is too
    ///   long or is elsewhere
    byte[] get(URI address) throws IOException;
}
