package dev.remediator.doctor;

import dev.remediator.gateway.tls.BadTls;
import dev.remediator.gateway.tls.Tls;
import dev.remediator.settings.TlsSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Whether a certificate still holds, and for how long.
final class CertificateCheck {
    private static final long FEW_DAYS = 14;

    private CertificateCheck() {}

    /// Our own: the files fit each other, and the first certificate holds.
    static Finding own(TlsSpec spec, InstantSource clock) throws IOException {
        try (var _ = Tls.open(spec);
                var in = Files.newInputStream(Path.of(spec.certificate()))) {
            var first =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in);
            return judge(
                    "http.tls",
                    "its certificate",
                    first.getNotBefore().toInstant(),
                    first.getNotAfter().toInstant(),
                    clock.instant());
        } catch (BadTls | CertificateException e) {
            return Finding.fail(
                    "http.tls", Doctor.said(e), "mend the files that http.tls names; they are PEM");
        }
    }

    /// @param what whose certificate, as the subject of a sentence
    static Finding judge(String check, String what, Instant from, Instant until, Instant now) {
        long days = Duration.between(now, until).toDays();
        if (now.isBefore(from)) {
            return Finding.fail(
                    check,
                    "%s holds only from %s".formatted(what, from),
                    "set the clock, or get another certificate");
        }
        if (!now.isBefore(until)) {
            return Finding.fail(
                    check, "%s ended %s".formatted(what, until), "get a new certificate");
        }
        var seen = "%s holds for %d days, until %s".formatted(what, days, until);
        return days < FEW_DAYS
                ? Finding.warn(check, seen, "get a new certificate now")
                : Finding.ok(check, seen);
    }
}
