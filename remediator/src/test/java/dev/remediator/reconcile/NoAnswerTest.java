package dev.remediator.reconcile;

import static dev.remediator.reconcile.FakeAlertmanager.alert;
import static dev.remediator.reconcile.ReconcileBench.BEGAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.remediator.settings.Reconcile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoAnswerTest {
    private final FakeAlertmanager there = new FakeAlertmanager();
    private final ReconcileBench here = new ReconcileBench();
    private final Round round = here.round(there.url());

    NoAnswerTest() throws IOException {}

    @AfterEach
    void closes() {
        here.close();
        there.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 401, 404, 500, 503})
    void an_error_or_a_redirect_changes_nothing(int code) {
        opensThereAndFallsSilent();
        there.answers(code);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(here.failures()).isEqualTo(2);
        assertThat(there.asked()).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "no JSON",
                "null",
                "{}",
                "{\"alerts\": []}",
                "[1]",
                "[{}]",
                "[{\"labels\": {\"a\": \"b\"}, \"status\": \"active\"}]",
                "[{\"labels\": {\"a\": \"b\"}, \"status\": {\"state\": \"active\"}}]"
            })
    void nonsense_changes_nothing(String nonsense) {
        opensThereAndFallsSilent();
        there.says(nonsense);
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(here.failures()).isEqualTo(2);
    }

    @Test
    void one_that_does_not_say_since_when_it_runs_changes_nothing() {
        opensThereAndFallsSilent();
        there.hidesItsUptime();
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(here.failures()).isEqualTo(2);
    }

    @Test
    void an_endless_answer_changes_nothing() {
        opensThereAndFallsSilent();
        there.says("[" + " ".repeat(33 << 20) + "]");
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(here.failures()).isEqualTo(1);
    }

    @Test
    void one_that_does_not_listen_changes_nothing() {
        opensThereAndFallsSilent();
        there.close();
        here.runs(round);
        here.runs(round);
        assertThat(here.ledger.kept()).isEmpty();
        assertThat(here.failures()).isEqualTo(2);
    }

    @Test
    void it_is_asked_again_after_a_failure() {
        there.answers(500);
        here.runs(round);
        there.answers(200);
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.runs(round);
        assertThat(here.ledger.kept()).hasSize(1);
    }

    @Test
    void the_name_and_the_password_in_the_address_are_sent_and_not_written_anywhere() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.round("http://me:S3CRET@" + there.host() + "/am").run();
        var both = Base64.getEncoder().encodeToString("me:S3CRET".getBytes(StandardCharsets.UTF_8));
        assertThat(there.authorizations()).containsOnly("Basic " + both);
        assertThat(here.ledger.kept().toString())
                .contains("fires at " + there.url())
                .doesNotContain("S3CRET");
    }

    @ParameterizedTest
    @CsvSource({"me@, Basic bWU6UzNDUkVU", "'', Bearer S3CRET"})
    void a_secret_of_its_own_is_sent_and_not_written_anywhere(String name, String authorization) {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        var source =
                new Reconcile(
                        "alertmanager",
                        "http://" + name + there.host() + "/am",
                        "literal:S3CRET",
                        Duration.ofSeconds(1),
                        "",
                        Duration.ZERO);
        try (var _ = new Reconciler(List.of(source), here.rooms())) {
            await().until(() -> !there.authorizations().isEmpty());
        }
        assertThat(there.authorizations()).containsOnly(authorization);
        assertThat(source.toString()).doesNotContain("S3CRET");
    }

    @Test
    void an_address_that_is_none_is_refused_without_its_password() {
        assertThatThrownBy(() -> here.round("http://me:S3CRET@am:99999"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing can be asked at reconcile url http://am:99999");
    }

    @Test
    void it_asks_by_itself_every_interval_until_it_is_closed() {
        there.lists(alert("web-1", BEGAN, "active", "web"));
        var source =
                new Reconcile(
                        "alertmanager", there.url(), Duration.ofSeconds(1), "", Duration.ZERO);
        try (var _ = new Reconciler(List.of(source), here.rooms())) {
            await().until(() -> there.asked().size() >= 4);
        }
        assertThat(here.ledger.kept()).hasSize(1);
    }

    private void opensThereAndFallsSilent() {
        here.opens(here.webhook("firing", "web-1", BEGAN));
        there.lists(alert("web-1", BEGAN, "active", "web"));
        here.runs(round);
        there.lists();
    }
}
