package dev.remediator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.guard.Controls;
import dev.remediator.guard.Matcher;
import dev.remediator.guard.Policy;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Silence;
import dev.remediator.guard.Trust;
import dev.remediator.guard.Window;
import dev.remediator.history.Chronicle;
import dev.remediator.playbook.Autonomy;
import dev.remediator.reason.Reason;
import dev.remediator.remediation.State;
import dev.remediator.warden.Posture;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverviewTest {
    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    private static final Controls CONTROLS =
            new Controls(
                    List.of(new Controls.Cord("cluster=eu-1", "ada", "it smokes", Chronicle.START)),
                    List.of(
                            new Silence(
                                    "silence-1",
                                    false,
                                    List.of(Matcher.parse("cluster=eu-*")),
                                    Chronicle.START,
                                    FAR,
                                    "bo",
                                    "known")),
                    Map.of("TinyBook", Autonomy.Level.PROPOSE));

    private static final Posture POSTURE =
            new Posture(
                    Chronicle.START,
                    CONTROLS,
                    List.of(
                            new Posture.Group("cluster=eu-1", 10, 3, 2, "STORM", 2, 1),
                            new Posture.Group("everything", 40, 3, 3, "NORMAL", 2, 1)),
                    List.of(
                            new Posture.Waiting(
                                    "inc-1-r1",
                                    "inc-1",
                                    "node/web-1",
                                    "TinyBook",
                                    "restart",
                                    "approval-wanted",
                                    "inc-1-r1",
                                    Chronicle.START,
                                    null),
                            new Posture.Waiting(
                                    "",
                                    "inc-2",
                                    "node/web-2",
                                    "",
                                    "",
                                    null,
                                    "",
                                    Chronicle.START,
                                    null)),
                    Map.of("TinyBook", new Trust(7, 2, 1, 3, 0, 0, 4)),
                    List.of());

    private final GatewayBench bench;

    OverviewTest() throws IOException {
        bench = new GatewayBench(Policy.of(guarded(), Map.of()));
    }

    private static Rules guarded() {
        var window = new Window("move", List.of("rack=7"), FAR.minusSeconds(60), FAR, "a new rack");
        var d = Rules.DEFAULT;
        return new Rules(
                d.groups(),
                d.storm(),
                d.budgets(),
                d.flapping(),
                d.repeats(),
                d.tilt(),
                d.tellAfter(),
                d.demoteAfter(),
                List.of(new Rules.Level("TinyBook", Autonomy.Level.SHADOW)),
                d.protectedTargets(),
                d.dependencies(),
                d.inhibitions(),
                List.of(window),
                d.timeToLive());
    }

    @AfterEach
    void closes() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"andon", "silences", "playbooks", "groups", "waiting", "audit"})
    void before_the_warden_has_spoken_there_is_little_to_tell(String what) throws Exception {
        var answer = bench.get("/api/" + what);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("at")).isFalse();
    }

    @Test
    void no_cord_is_pulled_until_somebody_does() throws Exception {
        assertThat(bench.get("/api/andon").text()).isEqualTo("{\"cords\":[],\"pulled\":false}\n");
    }

    @Test
    void a_pulled_cord_is_told_with_who_and_why() throws Exception {
        bench.chronicle.stands(POSTURE);

        var andon = bench.get("/api/andon").json();

        assertThat(andon.path("pulled").asBoolean()).isTrue();
        assertThat(andon.path("at").asString()).isEqualTo("2026-01-01T03:00:00Z");
        assertThat(andon.path("cords").path(0).toString())
                .isEqualTo(
                        "{\"scope\":\"cluster=eu-1\",\"by\":\"ada\",\"why\":\"it smokes\","
                                + "\"at\":\"2026-01-01T03:00:00Z\"}");
    }

    @Test
    void silences_are_told_together_with_the_windows_of_the_settings() throws Exception {
        bench.chronicle.stands(POSTURE);

        var silences = bench.get("/api/silences").json().path("silences");

        assertThat(silences.path(0).toString())
                .isEqualTo(
                        "{\"id\":\"silence-1\",\"maintenance\":false,\"matchers\":[\"cluster=eu-*\"],"
                                + "\"from\":\"2026-01-01T03:00:00Z\","
                                + "\"until\":\"2999-01-01T00:00:00Z\",\"by\":\"bo\","
                                + "\"why\":\"known\",\"active\":true}");
        assertThat(silences.path(1).path("by").asString()).isEqualTo("settings");
        assertThat(silences.path(1).path("active").asBoolean()).isFalse();
    }

    @Test
    void a_window_of_the_settings_is_not_ended_from_here() throws Exception {
        var answer = bench.send("DELETE", "/api/silences/move?reason=x", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.error())
                .isEqualTo("'move' is in the settings, guards.maintenance; take it out there");
    }

    @Test
    void what_a_person_said_of_a_playbook_is_stronger_than_the_settings() throws Exception {
        assertThat(tinyBook().path("level").asString()).isEqualTo("shadow");
        assertThat(tinyBook().path("from").asString()).isEqualTo("settings");
        bench.chronicle.stands(POSTURE);

        var said = tinyBook();

        assertThat(said.path("level").asString()).isEqualTo("propose");
        assertThat(said.path("from").asString()).isEqualTo("people");
        assertThat(said.path("sentence").asString()).startsWith("When InstanceDown fires");
        assertThat(said.path("trust").path("helped").asInt()).isEqualTo(7);
    }

    private JsonNode tinyBook() throws Exception {
        return bench.get("/api/playbooks").json().path("playbooks").path(0);
    }

    @Test
    void a_group_is_told_with_its_budgets() throws Exception {
        bench.chronicle.stands(POSTURE);

        var groups = bench.get("/api/groups").json().path("groups");

        assertThat(groups.path(0).toString())
                .isEqualTo(
                        "{\"group\":\"cluster=eu-1\",\"size\":10,\"unwell\":3,\"mayBeUnwell\":2,"
                                + "\"weather\":\"storm\",\"inFlight\":2,\"destructive\":1,"
                                + "\"budgets\":{\"destructive\":1,\"remedies\":10}}");
        assertThat(groups.path(1).path("budgets").toString())
                .isEqualTo("{\"destructive\":3,\"destructivePerHour\":5}");
    }

    @Test
    void what_waits_is_told_with_why_and_with_what_can_be_done() throws Exception {
        bench.chronicle.stands(POSTURE);

        var waiting = bench.get("/api/waiting").json().path("waiting");

        var first = waiting.path(0);
        assertThat(first.path("run").asString()).isEqualTo("inc-1-r1");
        assertThat(first.path("reason").asString()).isEqualTo("approval-wanted");
        assertThat(first.path("why").asString()).isEqualTo(Reason.APPROVAL_WANTED.sentence());
        assertThat(first.path("advice").asString()).isEqualTo(Reason.APPROVAL_WANTED.advice());
        assertThat(waiting.path(1).has("advice")).isFalse();
    }

    @Test
    void the_audit_tells_the_newest_first() throws Exception {
        bench.chronicle
                .closes("control", Reason.CORD_PULLED, State.WAITING)
                .closes("control", Reason.CORD_RELEASED, State.WAITING);

        var audit = bench.get("/api/audit?limit=1").json().path("audit");

        assertThat(audit).hasSize(1);
        assertThat(audit.path(0).path("reason").asString()).isEqualTo("cord-released");
        assertThat(audit.path(0).path("why").asString()).isEqualTo(Reason.CORD_RELEASED.sentence());
    }

    @Test
    void a_limit_of_no_sense_is_refused_here_too() throws Exception {
        assertThat(bench.get("/api/audit?limit=0").status()).isEqualTo(400);
    }
}
