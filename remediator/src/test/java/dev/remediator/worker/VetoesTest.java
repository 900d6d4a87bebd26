package dev.remediator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.journal.RunTaken;
import dev.remediator.playbook.Veto;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VetoesTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);
    private static final Veto CONTENT = (_, _, _) -> Optional.empty();

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void nobody_forbids_anything_where_nobody_is_asked() {
        assertThat(against(Vetoes.NONE)).isEmpty();
    }

    @Test
    void who_has_nothing_against_it_does_not_forbid_it() {
        assertThat(against(patient(CONTENT, CONTENT))).isEmpty();
    }

    @Test
    void one_who_forbids_it_is_enough() {
        assertThat(against(patient(CONTENT, new Freeze())))
                .contains(Freeze.class.getName() + " forbids it: frozen until Monday");
    }

    @Test
    void who_fails_has_forbidden_it() {
        Veto broken =
                (_, _, _) -> {
                    throw new IOException("no calendar");
                };
        assertThat(against(patient(broken)))
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .endsWith(
                                                "could not say whether it forbids it: no calendar"));
    }

    @Test
    void who_lacks_a_class_has_forbidden_it() {
        Veto broken =
                (_, _, _) -> {
                    throw new NoClassDefFoundError("com/example/Calendar");
                };
        assertThat(against(patient(broken))).isPresent();
    }

    @Test
    @SuppressWarnings("NullAway")
    void who_answers_null_has_forbidden_it() {
        assertThat(against(patient((_, _, _) -> null)))
                .hasValueSatisfying(why -> assertThat(why).endsWith("it answered null"));
    }

    @Test
    void who_does_not_answer_in_time_has_forbidden_it() {
        assertThat(against(new Vetoes(List.of(slow()), Duration.ofMillis(20))))
                .hasValueSatisfying(
                        why ->
                                assertThat(why)
                                        .endsWith("did not say within 0 s whether it forbids it"));
    }

    @Test
    void who_does_not_answer_in_time_is_interrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        Veto slow =
                (_, _, _) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Optional.empty();
                };
        assertThat(against(new Vetoes(List.of(slow), Duration.ofMillis(20)))).isPresent();
        interrupted.await();
    }

    @Test
    void a_run_that_is_interrupted_while_it_asks_was_taken_away() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> against(patient(slow()))).isInstanceOf(RunTaken.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void they_are_found_beside_the_playbooks(@TempDir Path jar) throws IOException {
        try (var playbooks = listing(jar, Freeze.class.getName())) {
            assertThat(Vetoes.of(playbooks).vetoes()).hasOnlyElementsOfType(Freeze.class);
        }
    }

    @Test
    void one_that_cannot_be_loaded_is_refused_rather_than_not_asked(@TempDir Path jar)
            throws IOException {
        try (var playbooks = listing(jar, "com.example.Gone")) {
            assertThatThrownBy(() -> Vetoes.of(playbooks))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("a veto cannot be loaded: ")
                    .hasMessageContaining("com.example.Gone");
        }
    }

    @Test
    void without_any_beside_the_playbooks_nobody_is_asked() {
        assertThat(Vetoes.of(VetoesTest.class.getClassLoader()).vetoes()).isEmpty();
    }

    private static URLClassLoader listing(Path jar, String veto) throws IOException {
        var services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(Veto.class.getName()), veto);
        var own = VetoesTest.class.getClassLoader();
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, own);
    }

    private Veto slow() {
        return (_, _, _) -> {
            never.await();
            return Optional.empty();
        };
    }

    private static Vetoes patient(Veto... vetoes) {
        return new Vetoes(List.of(vetoes), PATIENT);
    }

    private static Optional<String> against(Vetoes vetoes) {
        return vetoes.against(Offers.ALERT, "heal", "node/web-1");
    }
}
