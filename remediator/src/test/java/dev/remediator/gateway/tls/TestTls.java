package dev.remediator.gateway.tls;

import dev.remediator.settings.ClientAuth;
import dev.remediator.settings.TlsSpec;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/// Files of a server for tests, and clients that trust it.
///
/// @param directory where the files are
/// @param authority who has issued its certificate
public record TestTls(Path directory, TestAuthority authority) {

    /// With an authority of its own.
    public static TestTls in(Path directory) {
        return new TestTls(directory, TestAuthority.root("Root", now()));
    }

    static Instant now() {
        return InstantSource.system().instant();
    }

    /// Writes a new certificate of `localhost` and its key.
    public TestAuthority renew() throws IOException {
        var server = authority.issue("localhost", now());
        write("server.pem", server.pem(authority));
        write("server.key", server.key());
        write("clients.pem", authority.pem());
        return server;
    }

    void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    private String path(String file) {
        return directory.resolve(file).toString();
    }

    /// A spec of these files.
    public TlsSpec spec(ClientAuth clientAuth) {
        return new TlsSpec(
                path("server.pem"),
                path("server.key"),
                clientAuth == ClientAuth.NONE ? "" : path("clients.pem"),
                clientAuth);
    }

    /// A client that shows a certificate, whether it is asked for that one or not.
    public HttpClient client(Optional<TestAuthority> shown) {
        return builder(shown).build();
    }

    HttpClient.Builder builder(Optional<TestAuthority> shown) {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", authority.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    shown.map(who -> new KeyManager[] {new Stubborn(who)}).orElse(null),
                    trust.getTrustManagers(),
                    null);
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Always shows the same.
    private static final class Stubborn extends X509ExtendedKeyManager {
        private final TestAuthority who;

        Stubborn(TestAuthority who) {
            this.who = who;
        }

        @Override
        public String[] getClientAliases(String kind, Principal[] issuers) {
            return new String[] {"it"};
        }

        @Override
        public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
            return "it";
        }

        @Override
        public String[] getServerAliases(String kind, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
            throw new UnsupportedOperationException("it is no server");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {who.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return who.keys().getPrivate();
        }

        @Override
        public String chooseEngineClientAlias(
                String[] kinds, Principal[] issuers, SSLEngine engine) {
            return "it";
        }
    }
}
