package dev.remediator.settings;

/// How the HTTP server shows who it is, as an operator writes it below `http.tls`. Files are PEM,
/// and are read again when they change.
///
/// @param certificate the file with the server's certificate, followed by those that lead to an
///   authority; empty for plain HTTP. Default empty
/// @param key the file with its private key: PKCS#8, PKCS#1 or SEC 1 (EC), without a passphrase.
///   Default empty
/// @param clientCa the file with the authorities whose client certificates are trusted. Default
///   empty
/// @param clientAuth whether clients show a certificate. Default none
public record TlsSpec(String certificate, String key, String clientCa, ClientAuth clientAuth) {

    /// Plain HTTP.
    public static final TlsSpec OFF = new TlsSpec("", "", "", ClientAuth.NONE);

    /// Refuses one file without the other.
    ///
    /// @throws IllegalArgumentException in one sentence that begins with the key
    public TlsSpec {
        named("certificate", certificate);
        named("key", key);
        named("client-ca", clientCa);
        together("certificate", certificate, "key", key);
        together("key", key, "certificate", certificate);
        if (clientAuth != ClientAuth.NONE) {
            together("client-auth", "set", "certificate", certificate);
            together("client-auth", "set", "client-ca", clientCa);
        } else if (!clientCa.isEmpty()) {
            throw new IllegalArgumentException(
                    "client-ca is '%s', but client-auth is none; set it to want or need"
                            .formatted(clientCa));
        }
    }

    /// Never shows what is there: it may be the key itself.
    private static void named(String key, String value) {
        if (value.contains("-----BEGIN") || value.contains("\n")) {
            throw new IllegalArgumentException(
                    key + " has something else in it than a name; put it in a file and name that");
        }
    }

    private static void together(String key, String value, String other, String otherValue) {
        if (!value.isEmpty() && otherValue.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is set, but %s is ''; it must name a file".formatted(key, other));
        }
    }

    /// Whether there is TLS at all.
    public boolean enabled() {
        return !certificate.isEmpty();
    }
}
