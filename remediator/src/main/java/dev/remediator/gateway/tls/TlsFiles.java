package dev.remediator.gateway.tls;

import dev.remediator.settings.TlsSpec;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// The files of a spec, as they were read.
///
/// @param certificate the server's certificate and its chain
/// @param key its private key
/// @param clientCa the authorities of clients, if they are asked
record TlsFiles(PemFile certificate, PemFile key, Optional<PemFile> clientCa) {
    /// Keys stay in memory; Java wants a password for them all the same.
    private static final String PASSWORD = "in memory only";

    static TlsFiles read(TlsSpec spec) throws BadTls {
        return new TlsFiles(
                PemFile.read("http.tls.certificate", spec.certificate()),
                PemFile.read("http.tls.key", spec.key()),
                spec.clientCa().isEmpty()
                        ? Optional.empty()
                        : Optional.of(PemFile.read("http.tls.client-ca", spec.clientCa())));
    }

    /// Gives them to Jetty.
    ///
    /// @throws BadTls in one sentence, if they do not belong together or are none
    void giveTo(SslContextFactory.Server server) throws BadTls {
        var chain = certificate.certificates();
        var own = key.privateKey();
        if (!belong(own, chain.getFirst().getPublicKey())) {
            throw key.bad(
                    "it is not the key of the certificate in '%s'".formatted(certificate.name()));
        }
        server.setKeyStore(own(own, chain));
        server.setKeyStorePassword(PASSWORD);
        if (clientCa.isPresent()) {
            server.setTrustStore(trusted(clientCa.get().certificates()));
        }
    }

    /// Whether what the one signs is signed by the other.
    private static boolean belong(PrivateKey own, PublicKey shown) {
        try {
            var signature = Signature.getInstance(algorithm(own));
            var something = new byte[32];
            new SecureRandom().nextBytes(something);
            signature.initSign(own);
            signature.update(something);
            var signed = signature.sign();
            signature.initVerify(shown);
            signature.update(something);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }

    private KeyStore own(PrivateKey own, List<X509Certificate> chain) throws BadTls {
        try {
            var store = empty();
            store.setKeyEntry(
                    "server", own, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new BadTls("http.tls.certificate cannot be used", e);
        }
    }

    private KeyStore trusted(List<X509Certificate> authorities) throws BadTls {
        try {
            var store = empty();
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new BadTls("http.tls.client-ca cannot be used", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD.toCharArray());
        return store;
    }
}
