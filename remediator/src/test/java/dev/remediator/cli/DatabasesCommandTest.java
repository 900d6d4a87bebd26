package dev.remediator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.Targets;
import dev.remediator.actuator.postgres.OwnCluster;
import dev.remediator.failover.Terms;
import dev.remediator.port.Order;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsWriter;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people are told of a cluster, by the commands, before a primary and its standby.
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabasesCommandTest {
    @TempDir private static Path directory;
    private static Settings settings = Settings.DEFAULT;
    @AutoClose private static OwnCluster cluster;
    private static Path config = Path.of("");

    @BeforeAll
    static void begins() throws IOException {
        cluster = OwnCluster.start(directory, 2, Terms.DEFAULT, OwnCluster.Origin.EITHER);
        settings = Settings.DEFAULT.in(directory).withDatabases(List.of(cluster.spec()));
        config = directory.resolve("remediator.yaml");
        Files.writeString(config, SettingsWriter.yaml(settings));
    }

    @Test
    void a_cluster_is_told_with_what_would_follow_and_every_member() {
        var lines = run("databases").out().lines().toList();

        assertThat(lines.getFirst())
                .isEqualTo("own: well; n1 answers, takes writes, and 1 of 1 standbys stream");
        assertThat(lines.get(1)).startsWith("  n1               primary  takes writes; at 0/");
        assertThat(lines.get(2))
                .startsWith("  n2               standby  streams from n1; at 0/")
                .endsWith("its host says running");
    }

    @Test
    void for_programs_it_is_one_object() {
        var printed = run("databases", "--json").out().strip();

        var told = Json.MAPPER.readTree(printed);
        assertThat(told.path("database").asString()).isEqualTo("own");
        assertThat(told.path("verdict").asString()).isEqualTo("well");
        assertThat(told.path("primary").asString()).isEqualTo("n1");
        assertThat(told.path("members").size()).isEqualTo(2);
        assertThat(told.path("members").path(1).path("streaming").asBoolean()).isTrue();
    }

    @Test
    void a_recovery_is_acknowledged_when_there_was_one() {
        var early = acknowledge("own");
        wasFailedOver();
        var before = run("databases").out();

        var said = acknowledge("own");

        assertThat(early.out().strip())
                .isEqualTo("own has never been failed over; there is nothing to say.");
        assertThat(before).contains(", from n2 to n1, not acknowledged");
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("The recovery of own at ");
        assertThat(run("databases").out()).contains(", from n2 to n1, acknowledged");
        var told = Json.MAPPER.readTree(run("databases", "--json").out());
        assertThat(told.path("recovery").path("acknowledged").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other | 2 | remediator: the settings name no database 'other'; there are [own]",
                "ow\u001bn | 2 | remediator: the settings name no database 'ow?n'; there are [own]"
            })
    void a_cluster_that_the_settings_do_not_name_is_refused(String name, int code, String said) {
        var printed = acknowledge(name);

        assertThat(printed.code()).isEqualTo(code);
        assertThat(printed.err().strip()).isEqualTo(said);
    }

    @Test
    void without_a_database_it_says_where_to_add_one() throws IOException {
        var none = directory.resolve("none.yaml");
        Files.writeString(none, SettingsWriter.yaml(Settings.DEFAULT.in(directory)));

        var printed = FakeRemediator.line("databases", "--config", none.toString());

        assertThat(printed.out().strip())
                .isEqualTo("The settings name no database; add one under 'databases'.");
    }

    private static void wasFailedOver() {
        try (var targets = new Targets(settings)) {
            targets.databases()
                    .clusters()
                    .getFirst()
                    .remember("n2", "n1", false, false, new Order("run-1/remember#1", 1));
        }
    }

    private static FakeRemediator.Printed acknowledge(String name) {
        return run("databases", "acknowledge", name, "--reason", "seen", "--by", "ada");
    }

    private static FakeRemediator.Printed run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", config.toString()));
        return FakeRemediator.line(all.toArray(String[]::new));
    }
}
