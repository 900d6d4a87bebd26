package dev.remediator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.access.Role;
import dev.remediator.adapter.authentication.AuthenticationSpec;
import dev.remediator.alert.Severity;
import dev.remediator.settings.Changing;
import dev.remediator.settings.Differences;
import dev.remediator.settings.IntegrationSpec;
import dev.remediator.settings.PagerSpec;
import dev.remediator.settings.Reconcile;
import dev.remediator.settings.Settings;
import dev.remediator.settings.TokenSpec;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReloadingTest {
    private final List<String> done = new ArrayList<>();
    private Settings file = Settings.DEFAULT;
    private final Reloading reloading =
            new Reloading(Settings.DEFAULT, () -> file, ReloadingTest::check);

    private static void check(Settings read) {
        if (read.pager().url().contains("nonsense")) {
            throw new IllegalArgumentException("nonsense");
        }
    }

    private void add(String key) {
        reloading.add(
                Set.of(key),
                next -> {
                    done.add(key + " is ready");
                    return () -> done.add(key + " changes");
                });
    }

    private static Settings reconciling(String url) {
        return Settings.DEFAULT.asking(List.of(Reconcile.alertmanager(url)));
    }

    private static Settings reading(String topic) {
        return Settings.DEFAULT.reading(new Settings.Inbox(List.of(topic)));
    }

    @Test
    void all_get_ready_before_any_of_them_changes() {
        add("inbox.topics");
        add("reconcile");
        file = reading("events").asking(reconciling("http://am").reconcile());
        assertThat(reloading.reload("ana", "why").takenOver())
                .containsExactly("inbox.topics", "reconcile");
        assertThat(done)
                .containsExactly(
                        "inbox.topics is ready",
                        "reconcile is ready",
                        "inbox.topics changes",
                        "reconcile changes");
    }

    @Test
    void if_one_cannot_none_changes() {
        add("inbox.topics");
        reloading.add(
                Set.of("reconcile"),
                _ -> {
                    throw new IllegalArgumentException("the secret is not there");
                });
        file = reading("events").asking(reconciling("http://am").reconcile());
        assertThatThrownBy(() -> reloading.reload("ana", "why"))
                .hasMessage("the secret is not there");
        assertThat(done).containsExactly("inbox.topics is ready");
    }

    @Test
    void whom_it_does_not_concern_is_left_alone() {
        add("inbox.topics");
        add("reconcile");
        file = reconciling("http://am");
        var outcome = reloading.reload("ana", "why");
        assertThat(outcome.takenOver()).containsExactly("reconcile");
        assertThat(done).containsExactly("reconcile is ready", "reconcile changes");
    }

    @Test
    void what_was_taken_over_is_no_news_the_next_time() {
        add("reconcile");
        file = reconciling("http://am");
        reloading.reload("ana", "why");
        assertThat(reloading.reload("ana", "again").takenOver()).isEmpty();
    }

    @Test
    void what_cannot_change_waits_for_a_restart_however_often_it_is_read() {
        file = Settings.DEFAULT.onPort(1);
        reloading.reload("ana", "why");
        var outcome = reloading.reload("ana", "again");
        assertThat(outcome.takenOver()).isEmpty();
        assertThat(outcome.needsRestart()).containsExactly("http.port");
    }

    @Test
    void what_the_rest_of_the_program_refuses_changes_nothing() {
        add("reconcile");
        file = reconciling("http://am").paging(PagerSpec.pagerDuty("", "http://nonsense"));
        assertThatThrownBy(() -> reloading.reload("ana", "why")).hasMessage("nonsense");
        assertThat(done).isEmpty();
    }

    @Test
    void a_file_that_is_gone_is_refused_in_a_sentence() {
        var gone = new Reloading(Settings.DEFAULT, ReloadingTest::missing, ReloadingTest::check);
        assertThatThrownBy(() -> gone.reload("ana", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the settings cannot be read: remediator.yaml");
    }

    private static Settings asked() {
        var http = Settings.DEFAULT.http();
        var ana = new TokenSpec("ana", Role.OPERATOR, "env:ANA");
        return Settings.DEFAULT.listening(
                new Settings.Http(
                        http.host(),
                        http.port(),
                        http.maxBodyBytes(),
                        http.tls(),
                        http.replays(),
                        List.of(ana)));
    }

    private static Settings hearing() {
        return Settings.DEFAULT.hearing(
                List.of(
                        new IntegrationSpec(
                                "eu",
                                "json",
                                Severity.ERROR,
                                Duration.ofHours(1),
                                ZoneOffset.UTC,
                                List.of(),
                                List.of(),
                                AuthenticationSpec.NONE,
                                Optional.empty())));
    }

    static Stream<Arguments> closed() {
        return Stream.of(
                Arguments.of(asked(), Settings.DEFAULT, "http.tokens names nobody any more"),
                Arguments.of(asked(), hearing(), "http.tokens names nobody any more"),
                Arguments.of(hearing(), Settings.DEFAULT, "integrations names nobody any more"));
    }

    @ParameterizedTest
    @MethodSource("closed")
    void what_is_closed_is_not_opened_by_a_file_that_is_empty_for_a_moment(
            Settings running, Settings read, String sentence) {
        var kept = new Reloading(running, () -> read, ReloadingTest::check);
        assertThatThrownBy(() -> kept.reload("ana", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void senders_need_no_list_where_tokens_are_asked_for() {
        var both = asked().hearing(hearing().integrations());
        var known = new Reloading(both, ReloadingTest::asked, ReloadingTest::check);
        assertThat(known.reload("ana", "why").takenOver()).containsExactly("integrations");
    }

    private static Settings missing() throws IOException {
        throw new NoSuchFileException("remediator.yaml");
    }

    @Test
    void what_is_taken_over_is_what_the_list_says() {
        var other =
                reading("events")
                        .asking(reconciling("http://am").reconcile())
                        .onPort(1)
                        .workedBy("a-name");
        assertThat(Differences.between(Settings.DEFAULT, Settings.DEFAULT.takingOver(other)))
                .isNotEmpty()
                .allMatch(Changing::whileRunning);
    }
}
