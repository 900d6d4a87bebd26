package dev.remediator.gateway.tls;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Who is at the other end of a connection.
public final class Peer {

    private Peer() {}

    /// The certificate the client showed, whose chain has been validated; none over plain HTTP, and
    /// where clients are not asked or had none.
    public static Optional<X509Certificate> of(Request request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
                        instanceof EndPoint.SslSessionData session
                ? first(session.peerCertificates())
                : Optional.empty();
    }

    private static Optional<X509Certificate> first(X509Certificate @Nullable [] chain) {
        return chain == null || chain.length == 0 ? Optional.empty() : Optional.of(chain[0]);
    }
}
