package dev.remediator.gateway.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/// An authority for tests. What it issues is valid for a day before and after some time.
///
/// @param certificate its own
/// @param keys its keys
public record TestAuthority(X509Certificate certificate, KeyPair keys) {

    /// Whose certificate, and what stands in it.
    ///
    /// @param name the common name, also its host name
    /// @param authority whether it may issue others
    /// @param issuers where it says its issuer is; empty for nowhere
    /// @param at the middle of its life
    public record Wish(String name, boolean authority, String issuers, Instant at) {}

    /// One of its own.
    public static TestAuthority root(String name, Instant at) {
        var keys = elliptic();
        var wish = new Wish(name, true, "", at);
        return new TestAuthority(issue(wish, keys, name, keys), keys);
    }

    /// Another, issued by this one.
    public TestAuthority issue(Wish wish) {
        return issue(wish, elliptic());
    }

    /// Another with these keys, issued by this one.
    public TestAuthority issue(Wish wish, KeyPair own) {
        var issuer = certificate.getSubjectX500Principal().getName().substring("CN=".length());
        return new TestAuthority(issue(wish, own, issuer, keys), own);
    }

    /// One for a host.
    public TestAuthority issue(String name, Instant at) {
        return issue(new Wish(name, false, "", at));
    }

    private static KeyPair elliptic() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issue(Wish wish, KeyPair own, String by, KeyPair signer) {
        var builder =
                new X509v3CertificateBuilder(
                        new X500Name("CN=" + by),
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(wish.at().minus(1, ChronoUnit.DAYS)),
                        Date.from(wish.at().plus(1, ChronoUnit.DAYS)),
                        new X500Name("CN=" + wish.name()),
                        SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
        try {
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(wish.authority()));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, wish.name())));
            if (!wish.issuers().isEmpty()) {
                builder.addExtension(
                        Extension.authorityInfoAccess,
                        false,
                        new AuthorityInformationAccess(
                                AccessDescription.id_ad_caIssuers,
                                new GeneralName(
                                        GeneralName.uniformResourceIdentifier, wish.issuers())));
            }
            var signs = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signs));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its certificate and those of others, in PEM.
    public String pem(TestAuthority... others) {
        var pem = new StringBuilder(written(certificate));
        for (var other : List.of(others)) {
            pem.append(written(other.certificate));
        }
        return pem.toString();
    }

    /// Its private key, in PKCS#8.
    public String key() {
        return written(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /// Anything in PEM.
    public static String written(Object what) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(what);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
