package dev.remediator.gateway.sns;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/// Where a certificate says that the one is which issued it: RFC 5280, section 4.2.2.1.
final class Issuers {
    /// Amazon's authority, and the one whose certificates it also uses. By http, as is usual there:
    /// what comes is a certificate, which is looked at.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "http://([a-z0-9-]{1,63}\\.){1,4}(amazontrust|digicert)\\.com/[A-Za-z0-9_-]{1,100}\\.(cer|crt)");

    private Issuers() {}

    /// The first address that may be called.
    static Optional<URI> of(X509Certificate certificate) {
        var extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            var access =
                    AuthorityInformationAccess.getInstance(
                            JcaX509ExtensionUtils.parseExtensionValue(extension));
            return Arrays.stream(access.getAccessDescriptions())
                    .filter(one -> one.getAccessMethod().equals(AccessDescription.id_ad_caIssuers))
                    .map(AccessDescription::getAccessLocation)
                    .filter(name -> name.getTagNo() == GeneralName.uniformResourceIdentifier)
                    .map(name -> name.getName().toString())
                    .filter(address -> ADDRESS.matcher(address).matches())
                    .map(URI::create)
                    .findFirst();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
