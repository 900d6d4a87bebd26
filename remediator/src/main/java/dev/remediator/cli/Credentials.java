package dev.remediator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How the command line shows a running remediator who asks, and knows that it is the right one.
final class Credentials {
    /// Says the token itself, for machines whose secrets come so.
    static final String VARIABLE = "REMEDIATOR_TOKEN";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file with your token, in its first line. Default: the token in"
                            + " $REMEDIATOR_TOKEN")
    private @Nullable Path tokenFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "The file (PEM) with the authority of the remediator's certificate. Default:"
                            + " those Java trusts")
    private @Nullable Path authority;

    /// To ask it.
    ///
    /// @throws IllegalArgumentException in one sentence, if a file cannot be used
    HttpClient client() {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        if (authority != null) {
            client.sslContext(trusting(authority));
        }
        return client.build();
    }

    /// With the token, if there is one.
    ///
    /// @throws IllegalArgumentException in one sentence, if it cannot be read or sent
    HttpRequest.Builder with(HttpRequest.Builder request) {
        token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private Optional<String> token() {
        var token =
                tokenFile == null
                        ? Optional.ofNullable(System.getenv(VARIABLE)).map(String::strip)
                        : Optional.of(firstLine(tokenFile));
        return token.filter(said -> !said.isEmpty())
                .map(said -> sendable(said, tokenFile == null ? "$" + VARIABLE : "--token-file"));
    }

    private static String sendable(String token, String place) {
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    place
                            + " has something in it that no token has; it must be letters and digits");
        }
        return token;
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> unusable("--token-file", file, "it is empty", null));
        } catch (NoSuchFileException e) {
            throw unusable("--token-file", file, "there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw unusable("--token-file", file, "it cannot be read", e);
        }
    }

    private static SSLContext trusting(Path file) {
        try (var in = Files.newInputStream(file)) {
            return trusting(file, in);
        } catch (NoSuchFileException e) {
            throw unusable("--ca", file, "there is no such file", e);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("--ca", file, "there is no certificate in it that can be used", e);
        }
    }

    private static SSLContext trusting(Path file, InputStream in)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        if (certificates.isEmpty()) {
            throw unusable("--ca", file, "there is no certificate in it", null);
        }
        for (var certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static IllegalArgumentException unusable(
            String option, Path file, String why, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "%s is '%s', but %s".formatted(option, file, why), cause);
    }

    /// What to do where it must be known who asks.
    static String unknown() {
        return "it asks who you are; say --token-file FILE, or set " + VARIABLE;
    }
}
