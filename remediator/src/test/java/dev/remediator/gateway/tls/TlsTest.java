package dev.remediator.gateway.tls;

import dev.remediator.settings.ClientAuth;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// A real server, which tells its clients who they are.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TlsTest {
    private final TestTls files;
    private final Server server = new Server();
    private Optional<Tls> tls = Optional.empty();

    TlsTest(@TempDir Path directory) throws IOException {
        files = TestTls.in(directory);
        files.renew();
    }

    @AfterEach
    void closes() throws Exception {
        server.stop();
        tls.ifPresent(Tls::close);
    }

    /// Says the subject of the client's certificate.
    private static final class WhoAreYou extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var who =
                    Peer.of(request)
                            .map(peer -> peer.getSubjectX500Principal().getName())
                            .orElse("nobody");
            response.write(true, ByteBuffer.wrap(who.getBytes(UTF_8)), callback);
            return true;
        }
    }

    private Tls start(ClientAuth clientAuth) throws Exception {
        var opened = Tls.open(files.spec(clientAuth));
        tls = Optional.of(opened);
        var connector = new ServerConnector(server, opened.over(new HttpConfiguration()));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new WhoAreYou());
        server.start();
        return opened;
    }

    private HttpResponse<String> get(Optional<TestAuthority> shown) throws Exception {
        try (var client = files.client(shown)) {
            return client.send(request(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpRequest request() {
        var port = server.getConnectors()[0] instanceof ServerConnector c ? c.getLocalPort() : 0;
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/")).build();
    }

    private Certificate shownByServer() throws Exception {
        return get(Optional.empty())
                .sslSession()
                .map(
                        session -> {
                            try {
                                return session.getPeerCertificates()[0];
                            } catch (SSLPeerUnverifiedException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .orElseThrow();
    }

    private Optional<TestAuthority> ours() {
        return Optional.of(files.authority().issue("client.example", TestTls.now()));
    }

    private static Optional<TestAuthority> ofAStranger() {
        var stranger = TestAuthority.root("Root", TestTls.now());
        return Optional.of(stranger.issue("client.example", TestTls.now()));
    }

    @ParameterizedTest
    @EnumSource(value = ClientAuth.class, mode = Mode.EXCLUDE, names = "NEED")
    void a_client_without_a_certificate_is_nobody(ClientAuth clientAuth) throws Exception {
        start(clientAuth);
        assertThat(get(Optional.empty()).body()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @EnumSource(value = ClientAuth.class, mode = Mode.EXCLUDE, names = "NONE")
    void a_client_with_one_of_our_authority_is_known(ClientAuth clientAuth) throws Exception {
        start(clientAuth);
        assertThat(get(ours()).body()).isEqualTo("CN=client.example");
    }

    @ParameterizedTest
    @EnumSource(value = ClientAuth.class, mode = Mode.EXCLUDE, names = "NONE")
    void a_client_with_one_of_another_authority_does_not_get_in(ClientAuth clientAuth)
            throws Exception {
        start(clientAuth);
        assertThatIOException().isThrownBy(() -> get(ofAStranger()));
    }

    @Test
    void where_a_certificate_is_needed_nobody_gets_in_without() throws Exception {
        start(ClientAuth.NEED);
        assertThatIOException().isThrownBy(() -> get(Optional.empty()));
    }

    @Test
    void a_client_that_is_not_asked_is_nobody() throws Exception {
        start(ClientAuth.NONE);
        assertThat(get(ours()).body()).isEqualTo("nobody");
    }

    @Test
    void a_new_certificate_is_shown_without_a_restart() throws Exception {
        var opened = start(ClientAuth.NONE);
        var renewed = files.renew();
        opened.look();
        assertThat(shownByServer()).isEqualTo(renewed.certificate());
    }

    @Test
    void another_authority_of_clients_counts_without_a_restart() throws Exception {
        var opened = start(ClientAuth.WANT);
        var other = TestAuthority.root("Other", TestTls.now());
        files.write("clients.pem", other.pem());
        opened.look();
        var theirs = Optional.of(other.issue("theirs.example", TestTls.now()));
        assertThat(get(theirs).body()).isEqualTo("CN=theirs.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.pem", "server.key", "clients.pem"})
    void while_a_file_cannot_be_used_the_one_before_counts(String file) throws Exception {
        var opened = start(ClientAuth.WANT);
        var before = shownByServer();
        files.write(file, "-----BEGIN NONSENSE-----");
        opened.look();
        assertThat(shownByServer()).isEqualTo(before);
    }

    @Test
    void a_certificate_whose_key_is_not_there_yet_counts_when_it_is() throws Exception {
        var opened = start(ClientAuth.NONE);
        var before = shownByServer();
        var key = files.directory().resolve("server.key");
        var old = Files.readString(key);
        var renewed = files.renew();
        var fresh = Files.readString(key);
        Files.writeString(key, old);
        opened.look();
        var meanwhile = shownByServer();
        Files.writeString(key, fresh);
        opened.look();
        assertThat(meanwhile).isEqualTo(before);
        assertThat(shownByServer()).isEqualTo(renewed.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void both_versions_of_TLS_are_spoken(String version) throws Exception {
        start(ClientAuth.NONE);
        var only = new SSLParameters(null, new String[] {version});
        try (var client = files.builder(Optional.empty()).sslParameters(only).build()) {
            var answer = client.send(request(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.sslSession().map(SSLSession::getProtocol)).contains(version);
        }
    }
}
