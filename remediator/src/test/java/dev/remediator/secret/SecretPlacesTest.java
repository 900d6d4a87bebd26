package dev.remediator.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remediator.adapter.authentication.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SecretPlacesTest {
    private final AtomicLong nanos = new AtomicLong(7);
    private final SecretPlaces places =
            new SecretPlaces(
                    Map.of("TOKEN", "hunter2", "LINE", "hunter4\n", "EMPTY", ""), nanos::get);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Path file;

    SecretPlacesTest(@TempDir Path directory) {
        file = directory.resolve("secret");
    }

    @BeforeEach
    void listens() {
        log.start();
        logger().setLevel(Level.INFO);
        logger().addAppender(log);
    }

    @AfterEach
    void listensNoMore() {
        logger().detachAppender(log);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(SecretFile.class);
    }

    private List<String> logged() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Secrets open() {
        return places.find("file:" + file);
    }

    private static String only(Secrets secrets) {
        assertThat(secrets.now()).hasSize(1);
        return new String(secrets.now().getFirst(), StandardCharsets.UTF_8);
    }

    private void aSecondLater() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    }

    @ParameterizedTest
    @CsvSource({
        "env:TOKEN,hunter2",
        "env:LINE,hunter4",
        "literal:hunter3,hunter3",
        "literal:env:x,env:x"
    })
    void a_secret_is_found_where_it_is(String place, String secret) {
        assertThat(only(places.find(place))).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "env:NOWHERE,'is env:NOWHERE, but the environment variable NOWHERE is not set or empty'",
        "env:EMPTY,'is env:EMPTY, but the environment variable EMPTY is not set or empty'",
        "file:/no/such,'is file:/no/such, but there is no such file'",
        "file:/,'is file:/, but it is a directory'",
        "literal:,'must be env:NAME, file:PATH or literal:TEXT'",
        "hunter2,'must be env:NAME, file:PATH or literal:TEXT'"
    })
    void a_place_without_a_secret_is_refused(String place, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> places.find(place))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n"})
    void a_files_last_line_may_end(String content) throws IOException {
        write(content);
        assertThat(only(open())).isEqualTo("hunter2");
    }

    @Test
    void nothing_else_is_taken_from_a_file() throws IOException {
        write(" a\nb \n\n");
        assertThat(only(open())).isEqualTo(" a\nb \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void an_empty_file_is_refused(String content) throws IOException {
        write(content);
        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessage("is file:%s, but it is empty", file);
    }

    @Test
    void a_file_too_long_for_a_secret_is_refused() throws IOException {
        write("x".repeat(65_537));
        assertThatIllegalArgumentException()
                .isThrownBy(this::open)
                .withMessageContaining("longer than 65536 bytes");
    }

    @Test
    void a_new_secret_holds_a_second_later() throws IOException {
        write("old");
        var secrets = open();
        write("new");
        aSecondLater();
        assertThat(only(secrets)).isEqualTo("new");
    }

    @Test
    void within_a_second_the_file_is_not_read_again() throws IOException {
        write("old");
        var secrets = open();
        write("new");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) - 1);
        assertThat(only(secrets)).isEqualTo("old");
    }

    @Test
    void while_the_file_is_gone_the_last_secret_holds_and_the_log_says_so_once()
            throws IOException {
        write("old");
        var secrets = open();
        Files.delete(file);
        for (int i = 0; i < 3; i++) {
            aSecondLater();
            assertThat(only(secrets)).isEqualTo("old");
        }
        assertThat(logged())
                .containsExactly(
                        "there is no such file ("
                                + file
                                + "); the secret that was there before still holds");
    }

    @Test
    void when_it_is_back_its_secret_holds_and_the_log_says_so() throws IOException {
        write("old");
        var secrets = open();
        write("");
        aSecondLater();
        secrets.now();
        write("new");
        aSecondLater();
        assertThat(only(secrets)).isEqualTo("new");
        assertThat(logged()).hasSize(2).last().asString().contains("is read anew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--"})
    void a_file_others_may_read_is_warned_about(String permissions) throws IOException {
        write("hunter2");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        open();
        assertThat(logged()).singleElement().asString().contains("chmod 600");
    }

    @Test
    void no_secret_is_shown_anywhere() throws IOException {
        write("hunter2");
        var secrets = open();
        write("hunter3");
        aSecondLater();
        secrets.now();
        assertThat(secrets + " " + places + " " + logged()).doesNotContain("hunter");
    }
}
