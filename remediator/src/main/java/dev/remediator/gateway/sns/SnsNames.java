package dev.remediator.gateway.sns;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/// Whose certificate it must be: of a host called `sns.amazonaws.com`, or, in some regions,
/// `sns-signing.<region>.amazonaws.com`, `sns.<region>.amazonaws.com` or
/// `sns-<region>.amazonaws.com`, in China with `.cn` at its end. Which region has which is in
/// `SnsHostProvider` of the AWS SDK.
final class SnsNames {
    private static final int HOST = 2;
    private static final Pattern NAME =
            Pattern.compile("sns(-[a-z0-9-]+)?(\\.[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]*)(?:,|$)");

    private SnsNames() {}

    static boolean has(X509Certificate certificate) throws CertificateParsingException {
        var others = certificate.getSubjectAlternativeNames();
        if (others == null) {
            var common = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
            return common.find() && NAME.matcher(common.group(1)).matches();
        }
        return others.stream().anyMatch(SnsNames::isOne);
    }

    private static boolean isOne(List<?> other) {
        return Integer.valueOf(HOST).equals(other.get(0))
                && NAME.matcher(String.valueOf(other.get(1))).matches();
    }
}
