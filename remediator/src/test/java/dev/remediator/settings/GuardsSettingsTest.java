package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.guard.Dependency;
import dev.remediator.guard.Inhibition;
import dev.remediator.guard.Rules;
import dev.remediator.guard.Window;
import dev.remediator.playbook.Autonomy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardsSettingsTest {
    private static final String GUARDED =
            """
            guards:
              groups:
                labels: [cluster, room]
                sizes:
                  - {group: cluster=eu-1, members: 40}
              storm: {share: 10}
              budgets: {fleet-destructive-per-hour: 2}
              tell-after: PT5M
              autonomy:
                - {playbook: HealNode, level: propose}
                - {playbook: Other, level: SHADOW}
              protected-targets: [node/db-1]
              dependencies:
                - {of: fleet=web, on: [database/main]}
              inhibitions:
                - {when: [alertname=ZoneDown], hold: [severity!=critical], equal: [zone]}
              maintenance:
                - id: move
                  matchers: [rack=7]
                  from: 2026-12-01T02:00:00Z
                  until: 2026-12-01T04:00:00Z
                  why: a new rack
              time-to-live:
                - {source: alertmanager, after: PT10M}
            """;

    @TempDir private Path directory;

    @Test
    void the_guards_are_set_over_their_defaults() {
        var guards = read(GUARDED).guards();

        assertThat(guards.groups())
                .isEqualTo(
                        new Rules.Groups(
                                List.of("cluster", "room"),
                                List.of(new Rules.Size("cluster=eu-1", 40))));
        assertThat(guards.storm().share()).isEqualTo(10);
        assertThat(guards.storm().least()).isEqualTo(Rules.DEFAULT.storm().least());
        assertThat(guards.budgets().fleetDestructivePerHour()).isEqualTo(2);
        assertThat(guards.tellAfter()).isEqualTo(Duration.ofMinutes(5));
        assertThat(guards.autonomy())
                .containsExactly(
                        new Rules.Level("HealNode", Autonomy.Level.PROPOSE),
                        new Rules.Level("Other", Autonomy.Level.SHADOW));
        assertThat(guards.protectedTargets()).containsExactly("node/db-1");
        assertThat(guards.dependencies())
                .containsExactly(new Dependency("fleet=web", List.of("database/main")));
        assertThat(guards.inhibitions())
                .containsExactly(
                        new Inhibition(
                                List.of("alertname=ZoneDown"),
                                List.of("severity!=critical"),
                                List.of("zone")));
        assertThat(guards.maintenance())
                .containsExactly(
                        new Window(
                                "move",
                                List.of("rack=7"),
                                Instant.parse("2026-12-01T02:00:00Z"),
                                Instant.parse("2026-12-01T04:00:00Z"),
                                "a new rack"));
        assertThat(guards.timeToLive())
                .containsExactly(new Rules.TimeToLive("alertmanager", Duration.ofMinutes(10)));
    }

    @Test
    void guards_that_were_written_are_read_again() {
        var settings = read(GUARDED);
        assertThat(read(SettingsWriter.yaml(settings))).isEqualTo(settings);
    }

    @Test
    void a_level_is_written_as_people_say_it() {
        assertThat(SettingsWriter.yaml(read(GUARDED))).contains("level: \"propose\"");
    }

    @Test
    void a_playbook_nobody_has_loaded_is_refused() {
        var settings = read(GUARDED);
        assertThatThrownBy(() -> settings.policy(List.of("HealNode")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "guards.autonomy.playbook is 'Other', but no such playbook is loaded; there are HealNode");
    }

    private Settings read(String yaml) {
        return new Yaml(directory).read(yaml);
    }
}
