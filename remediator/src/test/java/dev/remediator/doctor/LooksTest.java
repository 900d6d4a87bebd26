package dev.remediator.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.remediator.secret.SecretPlaces;
import dev.remediator.settings.SecretKeys;
import dev.remediator.settings.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real looks at files, ports and threads.
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LooksTest {
    @TempDir private Path directory;

    @Test
    void what_hangs_and_what_throws_hold_up_nothing_else() throws InterruptedException {
        var never = new CountDownLatch(1);
        var findings =
                Doctor.examine(
                        List.of(
                                new Check(
                                        "hangs",
                                        Duration.ofMillis(50),
                                        () -> {
                                            never.await();
                                            return List.of();
                                        }),
                                new Check(
                                        "throws",
                                        () -> {
                                            throw new IOException("it smokes");
                                        }),
                                new Check("works", () -> List.of(Finding.ok("works", "well")))));

        assertThat(findings)
                .extracting(Finding::check, Finding::grade)
                .containsExactly(
                        tuple("hangs", Grade.FAIL),
                        tuple("throws", Grade.FAIL),
                        tuple("works", Grade.OK));
        assertThat(findings.get(1).seen()).isEqualTo("it smokes");
    }

    @ParameterizedTest
    @CsvSource({
        "file:FILE, rw-------, OK",
        "file:FILE, rw-r-----, WARN",
        "file:FILE, rw----r--, WARN",
        "file:GONE, rw-------, FAIL",
        "env:THERE, rw-------, OK",
        "env:NOWHERE, rw-------, FAIL",
        "literal:hunter2hunter2, rw-------, WARN",
        "hunter2hunter2, rw-------, FAIL",
    })
    void a_secret_is_where_it_is_said_to_be_and_is_not_shown(
            String place, String permissions, Grade grade) throws IOException {
        var file = Files.writeString(directory.resolve("s"), "hunter2hunter2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        var said = place.replace("FILE", file.toString()).replace("GONE", file + "x");

        var found =
                SecretsCheck.look(
                        Map.of("k", said),
                        new SecretPlaces(Map.of("THERE", "hunter2hunter2"), System::nanoTime));

        assertThat(found).extracting(Finding::grade).containsExactly(grade);
        assertThat(found.toString()).doesNotContain("hunter2");
    }

    @Test
    void each_key_that_says_where_a_secret_is_is_known() throws IOException {
        var file =
                Files.writeString(
                        directory.resolve("r.yaml"),
                        """
                        pager:
                          channels:
                            - {name: chat, kind: slack, secret: "env:A", options: {room: C1}}
                        integrations:
                          - name: ours
                            source: json
                            authentication: {scheme: bearer, secrets: ["file:/b", "env:C"]}
                        """);

        assertThat(SecretKeys.of(SettingsReader.read(file, Map.of())))
                .containsExactly(
                        Map.entry("integrations[0].authentication.secrets[0]", "file:/b"),
                        Map.entry("integrations[0].authentication.secrets[1]", "env:C"),
                        Map.entry("pager.channels[0].secret", "env:A"));
    }

    @Test
    void a_directory_that_is_not_there_yet_is_looked_at_above() throws IOException {
        var findings = DataSight.look(directory.resolve("a/b")).findings();

        assertThat(findings.getFirst().seen()).contains("will be made within " + directory);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "220 mail.example ESMTP, smtp, ARRIVED",
        "500 go away, smtp, NO_GREETING",
        "hello, https, NO_TRUST",
        "hello, http, ARRIVED"
    })
    void a_service_is_gone_to_as_far_as_it_lets_one(
            String greeting, String scheme, Reached.Stage stage) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> greet(server, greeting));
            var place = "%s://127.0.0.1:%d".formatted(scheme, server.getLocalPort());

            assertThat(Way.to(URI.create(place)).as()).isEqualTo(stage);
            answering.join();
        }
    }

    private static void greet(ServerSocket server, String greeting) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The other side has gone: that is all it came for.
        }
    }

    @Test
    void nobody_there_is_no_connection_and_no_name_is_no_address() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }

        assertThat(Way.to(URI.create("https://127.0.0.1:" + port)).as())
                .isEqualTo(Reached.Stage.NO_CONNECTION);
        assertThat(Way.to(URI.create("https://nowhere.invalid")).as())
                .isEqualTo(Reached.Stage.NO_ADDRESS);
    }

    @Test
    void a_port_that_something_else_holds_has_failed() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answering = Thread.ofVirtual().start(() -> greet(server, "220 I am mail"));
            var settings = SettingsReader.defaults(Map.of()).onPort(server.getLocalPort());

            assertThat(PortCheck.look(settings, Map.of()))
                    .extracting(Finding::grade)
                    .containsExactly(Grade.FAIL);
            answering.interrupt();
        }
    }
}
