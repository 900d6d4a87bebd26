package dev.remediator.paging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.escalation.ChannelKind;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.settings.ChannelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mail after STARTTLS, to a server with a certificate made for the test.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailOverTlsTest {
    private static final char[] STORE = "changeit".toCharArray();

    @TempDir private Path directory;
    private SSLContext usual;

    @BeforeEach
    void remember() throws GeneralSecurityException {
        usual = SSLContext.getDefault();
    }

    @AfterEach
    void restore() {
        SSLContext.setDefault(usual);
    }

    @Test
    void a_mail_goes_to_a_server_that_shows_who_it_is_and_not_before() throws Exception {
        var keys = keys("ip:127.0.0.1");
        SSLContext.setDefault(trusting(keys));
        try (var server = serving(keys)) {
            assertThat(send(server)).isInstanceOf(Sent.class);
            assertThat(server.mails()).hasSize(1);
            assertThat(server.commands().subList(0, 3))
                    .satisfiesExactly(
                            command -> assertThat(command).startsWith("EHLO"),
                            command -> assertThat(command).isEqualTo("STARTTLS"),
                            command -> assertThat(command).startsWith("EHLO"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns:mail.example.org", "ip:127.0.0.2"})
    void a_certificate_of_somebody_else_is_none(String name) throws Exception {
        var keys = keys(name);
        SSLContext.setDefault(trusting(keys));
        try (var server = serving(keys)) {
            assertThat(send(server)).isInstanceOf(Retry.class);
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_nobody_trusts_is_none() throws Exception {
        try (var server = serving(keys("ip:127.0.0.1"))) {
            assertThat(send(server))
                    .isInstanceOfSatisfying(
                            Retry.class,
                            unsent -> assertThat(unsent.why()).contains("certification path"));
            assertThat(server.mails()).isEmpty();
        }
    }

    private static Delivery send(RudeMailServer server) {
        var options = Map.of("from", "pager@example.org", "security", "starttls");
        var spec = new ChannelSpec("mail", ChannelKind.SMTP, server.url(), "", options);
        return Mail.of(spec, () -> "", Timeouts.USUAL)
                .send(Messages.to(Messages.ANA, Pages.ladderExhausted()));
    }

    private static RudeMailServer serving(KeyStore keys)
            throws IOException, GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new RudeMailServer(context.getSocketFactory())
                .says("EHLO", "250-mx.example\r\n250 STARTTLS")
                .says("STARTTLS", "220 go on");
    }

    private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("mx", keys.getCertificate("mx"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /// @param name whose certificate it is
    private KeyStore keys(String name) throws Exception {
        var file = directory.resolve("mx.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command =
                List.of(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "mx",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "SAN=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString());
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("keytool.log").toFile())
                        .start();
        assertThat(process.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), STORE);
    }
}
