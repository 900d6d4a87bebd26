package dev.remediator.doctor;

import dev.remediator.doctor.Reached.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Goes to a service as far as one can without saying anything: its address, a connection, TLS, and
/// what a mail server says by itself.
final class Way {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String host;
    private final String scheme;
    private final int port;

    private Way(URI place) {
        host = place.getHost();
        scheme = place.getScheme();
        port = place.getPort() < 0 ? usual(scheme) : place.getPort();
    }

    private static int usual(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "smtp" -> 25;
            case "smtps" -> 465;
            default -> 443;
        };
    }

    static Reached to(URI place) {
        return new Way(place).go();
    }

    private Reached go() {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException _) {
            return ended(Stage.NO_ADDRESS, "");
        }
        try (var socket = new Socket()) {
            int millis = (int) Load.look().stretched(PATIENCE).toMillis();
            socket.connect(new InetSocketAddress(address, port), millis);
            socket.setSoTimeout(millis);
            return switch (scheme) {
                case "http" -> ended(Stage.ARRIVED, "");
                case "smtp" -> greeted(socket, null);
                default -> secured(socket);
            };
        } catch (IOException e) {
            return ended(Stage.NO_CONNECTION, Doctor.said(e));
        }
    }

    private Reached secured(Socket socket) {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (var secure = (SSLSocket) factory.createSocket(socket, host, port, true)) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            var shown = (X509Certificate) secure.getSession().getPeerCertificates()[0];
            return scheme.equals("smtps") ? greeted(secure, shown) : arrived("", shown);
        } catch (IOException e) {
            return ended(Stage.NO_TRUST, Doctor.said(e));
        }
    }

    private Reached greeted(Socket socket, @Nullable X509Certificate shown) {
        try {
            var greeting =
                    new String(socket.getInputStream().readNBytes(3), StandardCharsets.ISO_8859_1);
            return greeting.equals("220")
                    ? arrived(greeting, shown)
                    : ended(Stage.NO_GREETING, "it says '%s'".formatted(greeting));
        } catch (IOException e) {
            return ended(Stage.NO_GREETING, Doctor.said(e));
        }
    }

    private Reached arrived(String said, @Nullable X509Certificate shown) {
        return new Reached(host, port, Stage.ARRIVED, said, from(shown), until(shown));
    }

    private static @Nullable Instant from(@Nullable X509Certificate shown) {
        return shown == null ? null : shown.getNotBefore().toInstant();
    }

    private static @Nullable Instant until(@Nullable X509Certificate shown) {
        return shown == null ? null : shown.getNotAfter().toInstant();
    }

    private Reached ended(Stage stage, String said) {
        return new Reached(host, port, stage, said, null, null);
    }
}
