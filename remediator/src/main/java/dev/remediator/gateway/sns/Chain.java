package dev.remediator.gateway.sns;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Certificates, each issued by the next, as far as they are known.
final class Chain {
    private static final int LONGEST = 5;

    private final List<X509Certificate> certificates = new ArrayList<>();

    /// @param bytes one or several, in PEM or DER
    Chain(byte[] bytes) throws CertificateException {
        add(bytes);
    }

    void add(byte[] bytes) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        for (var certificate : factory.generateCertificates(new ByteArrayInputStream(bytes))) {
            if (certificate instanceof X509Certificate x509) {
                certificates.add(x509);
            }
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("there is none");
        }
    }

    X509Certificate first() {
        return certificates.getFirst();
    }

    X509Certificate last() {
        return certificates.getLast();
    }

    /// Whether one more makes sense.
    boolean isShort() {
        return certificates.size() < LONGEST;
    }

    List<X509Certificate> all() {
        return List.copyOf(certificates);
    }
}
