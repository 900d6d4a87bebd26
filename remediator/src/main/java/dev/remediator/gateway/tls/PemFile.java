package dev.remediator.gateway.tls;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/// A file in PEM, as it was read.
///
/// @param key the key in the settings that names it, such as `http.tls.key`
/// @param name what that says
/// @param text what is in it
record PemFile(String key, String name, String text) {

    /// @throws BadTls in one sentence, if it cannot be read
    static PemFile read(String key, String name) throws BadTls {
        try {
            // Byte for byte: what is between the lines may be in any encoding.
            return new PemFile(
                    key, name, Files.readString(Path.of(name), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw bad(key, name, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw bad(key, name, "we may not read it", e);
        } catch (IOException | InvalidPathException e) {
            throw bad(key, name, "it cannot be read", e);
        }
    }

    private static BadTls bad(String key, String name, String why, Exception cause) {
        return new BadTls("%s is '%s', but %s".formatted(key, name, why), cause);
    }

    BadTls bad(String why) {
        return new BadTls("%s is '%s', but %s".formatted(key, name, why));
    }

    /// All certificates in it.
    List<X509Certificate> certificates() throws BadTls {
        var certificates = new ArrayList<X509Certificate>();
        for (var object : objects()) {
            if (object instanceof X509CertificateHolder holder) {
                certificates.add(converted(holder));
            }
        }
        if (certificates.isEmpty()) {
            throw bad("there is no certificate in it; it must be PEM");
        }
        return certificates;
    }

    private X509Certificate converted(X509CertificateHolder holder) throws BadTls {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
            throw bad(key, name, "a certificate in it is broken", e);
        }
    }

    /// The private key in it.
    PrivateKey privateKey() throws BadTls {
        for (var object : objects()) {
            switch (object) {
                case PrivateKeyInfo pkcs8 -> {
                    return converted(pkcs8);
                }
                case PEMKeyPair pair -> {
                    return converted(pair.getPrivateKeyInfo());
                }
                case PKCS8EncryptedPrivateKeyInfo _, PEMEncryptedKeyPair _ ->
                        throw bad("its key has a passphrase; take it off with openssl pkey");
                default -> {}
            }
        }
        throw bad("there is no private key in it; it must be PEM");
    }

    /// Java knows its kinds of keys also by their numbers.
    private PrivateKey converted(PrivateKeyInfo pkcs8) throws BadTls {
        var kind = pkcs8.getPrivateKeyAlgorithm().getAlgorithm().getId();
        try {
            return KeyFactory.getInstance(kind)
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw bad(key, name, "its key is broken or of a kind this Java does not know", e);
        }
    }

    private List<Object> objects() throws BadTls {
        var objects = new ArrayList<Object>();
        try (var parser = new PEMParser(new StringReader(text))) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        } catch (IOException | RuntimeException e) {
            throw bad(key, name, "it is no proper PEM", e);
        }
        return objects;
    }

    /// Without what is in it.
    @Override
    public String toString() {
        return name;
    }
}
