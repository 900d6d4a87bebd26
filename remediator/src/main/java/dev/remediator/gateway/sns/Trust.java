package dev.remediator.gateway.sns;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Authorities whose word is taken: RFC 5280.
final class Trust {
    private final Set<TrustAnchor> authorities;

    Trust(Collection<X509Certificate> authorities) {
        this.authorities =
                authorities.stream()
                        .map(certificate -> new TrustAnchor(certificate, null))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Those whom Java trusts where nobody has said otherwise.
    static Trust ofThisJava() {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore usual = null;
            factory.init(usual);
            return new Trust(
                    Arrays.stream(factory.getTrustManagers())
                            .filter(X509TrustManager.class::isInstance)
                            .map(X509TrustManager.class::cast)
                            .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                            .toList());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java says nobody whom it trusts", e);
        }
    }

    /// Whether one of them has issued the first of a chain, through others of it, each of which is
    /// valid then.
    boolean in(Chain chain, Instant at) throws GeneralSecurityException {
        var target = new X509CertSelector();
        target.setCertificate(chain.first());
        var parameters = new PKIXBuilderParameters(authorities, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.addCertStore(
                CertStore.getInstance(
                        "Collection", new CollectionCertStoreParameters(chain.all())));
        try {
            var _ = CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException _) {
            return false;
        }
    }
}
