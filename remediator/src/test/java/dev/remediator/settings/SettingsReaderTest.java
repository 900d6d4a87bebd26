package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.ProcessFleetSpec;
import dev.remediator.topic.Dispatch;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsReaderTest {
    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @Test
    void without_a_file_the_defaults_hold() {
        assertThat(SettingsReader.defaults(Map.of())).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "# nothing\n", "---\n", "---\n...\n", "{}", "null"})
    void a_file_that_says_nothing_leaves_the_defaults(String nothing) {
        assertThat(yaml.read(nothing)).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void a_file_names_only_what_differs() {
        assertThat(yaml.read("http:\n  port: 9000\n")).isEqualTo(Settings.DEFAULT.onPort(9000));
    }

    @Test
    void everything_can_be_said() {
        var said =
                yaml.read(
                        """
                        data: /var/lib/remediator
                        http:
                          host: 0.0.0.0
                          port: 9000
                          max-body-bytes: 65536
                        kafka:
                          bootstrap: kafka-1:9092,kafka-2:9092
                          partitions: 12
                          replication: 3
                        workers:
                          in-process: false
                          at-once: 8
                          heartbeat: PT1S
                          fence: PT5S
                          lease: PT8S
                          dispatch: group
                        pager:
                          routing-key: R0123
                          url: https://events.eu.pagerduty.com
                        inbox:
                          topics: [events, "other-events"]
                        fleets: []
                        reconcile:
                          - {source: alertmanager, url: "http://am:9093"}
                        """);
        assertThat(said)
                .isEqualTo(
                        Settings.DEFAULT
                                .in(Path.of("/var/lib/remediator"))
                                .listening(new Settings.Http("0.0.0.0", 9000, 65536))
                                .using(new Settings.Kafka("kafka-1:9092,kafka-2:9092", 12, 3))
                                .working(
                                        new Workers(
                                                "",
                                                false,
                                                8,
                                                Duration.ofSeconds(1),
                                                Duration.ofSeconds(5),
                                                Duration.ofSeconds(8),
                                                Duration.ZERO,
                                                Dispatch.GROUP))
                                .paging(
                                        PagerSpec.pagerDuty(
                                                "R0123", "https://events.eu.pagerduty.com"))
                                .reading(new Settings.Inbox(List.of("events", "other-events")))
                                .asking(List.of(Reconcile.alertmanager("http://am:9093"))));
    }

    @Test
    void a_duration_may_be_so_many_seconds() {
        assertThat(yaml.read("workers: {heartbeat: 2}").workers().heartbeat())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void fleets_are_listed_with_their_members() {
        var fleets =
                yaml.read(
                                """
                                fleets:
                                  - name: web
                                    directory: /srv/web
                                    command: [java, -jar, "{directory}/web.jar", "{port}"]
                                    members:
                                      - {node: web-1, port: 9101}
                                      - {node: web-2, port: 9102}
                                  - name: empty
                                    directory: /srv/empty
                                    command: [sleep, "1"]
                                    members: []
                                """)
                        .fleets();
        assertThat(fleets)
                .containsExactly(
                        new ProcessFleetSpec(
                                "web",
                                Path.of("/srv/web"),
                                List.of("java", "-jar", "{directory}/web.jar", "{port}"),
                                List.of(
                                        new ProcessFleetSpec.Member("web-1", 9101),
                                        new ProcessFleetSpec.Member("web-2", 9102))),
                        new ProcessFleetSpec(
                                "empty", Path.of("/srv/empty"), List.of("sleep", "1"), List.of()));
    }

    @Test
    void what_was_written_is_read_again() {
        var settings =
                yaml.read(
                        """
                        data: elsewhere
                        pager: {routing-key: R0123}
                        fleets:
                          - {name: web, directory: /srv, command: [x], members: [{node: a, port: 1}]}
                        """);
        assertThat(yaml.read(SettingsWriter.yaml(settings))).isEqualTo(settings);
    }

    @Test
    void a_fleet_is_a_group_of_its_members() {
        var policy =
                yaml.read(
                                """
                                fleets:
                                  - {name: web, directory: /srv, command: [x], members: [{node: a, port: 1}]}
                                """)
                        .policy(List.of());
        assertThat(policy.scopes().fleets()).containsEntry("node/a", "web");
    }

    @Test
    void the_routing_key_may_come_from_the_environment() {
        var environment = Map.of("PAGERDUTY_ROUTING_KEY", "R0123", "HOME", "/root");
        assertThat(SettingsReader.defaults(environment).pager().routingKey()).isEqualTo("R0123");
    }

    @Test
    void the_file_is_stronger_than_the_environment() {
        var settings =
                yaml.read("pager: {routing-key: FILE}", Map.of("PAGERDUTY_ROUTING_KEY", "ENV"));
        assertThat(settings.pager().routingKey()).isEqualTo("FILE");
    }

    @Test
    void the_environment_holds_where_the_file_says_nothing_of_it() {
        var settings = yaml.read("http: {port: 1}", Map.of("PAGERDUTY_ROUTING_KEY", "ENV"));
        assertThat(settings.pager().routingKey()).isEqualTo("ENV");
    }

    @Test
    void a_secret_is_never_printed() {
        assertThat(yaml.read("pager: {routing-key: R0123}").toString())
                .doesNotContain("R0123")
                .contains("routingKey=set");
    }

    @Test
    void that_there_is_no_secret_is_printed() {
        assertThat(Settings.DEFAULT.toString()).contains("routingKey=none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pager: S3CRET",
                "pager: [S3CRET]",
                "pager: {routing-key: [S3CRET]}",
                "pager: {routing-key: {S3CRET: 1}}",
                "pager: {routing-key: S3CRET, url: nonsense}",
                "pager: {routing-key: S3CRET, url: }",
                "pager: {routing-key: S3CRET: x}",
                "pager: {routing-key: S3CRET"
            })
    void a_secret_is_not_in_a_complaint_either(String secret) {
        assertThatThrownBy(() -> yaml.read(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(pager|no YAML).*")
                .hasMessageNotContaining("S3CRET");
    }

    @Test
    void sources_are_asked_as_often_as_is_said() {
        var said =
                yaml.read(
                        """
                        reconcile:
                          - source: alertmanager
                            url: https://am.example/prefix
                            every: PT5M
                            receiver: remediator
                            settled-after: PT20M
                        """);
        assertThat(said.reconcile())
                .containsExactly(
                        new Reconcile(
                                "alertmanager",
                                "https://am.example/prefix",
                                Duration.ofMinutes(5),
                                "remediator",
                                Duration.ofMinutes(20)));
        assertThat(yaml.read(SettingsWriter.yaml(said))).isEqualTo(said);
    }

    @Test
    void the_password_in_an_address_is_not_printed() {
        var said =
                yaml.read("reconcile: [{source: alertmanager, url: 'http://me:S3CRET@am:9093/'}]");
        assertThat(said.toString()).contains("http://am:9093,").doesNotContain("S3CRET", "me:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reconcile: 'http://me:S3CRET@am'",
                "reconcile: ['http://me:S3CRET@am']",
                "reconcile: [{source: alertmanager, url: ['http://me:S3CRET@am']}]",
                "reconcile: [{source: alertmanager, url: 'ftp://me:S3CRET@am'}]",
                "reconcile: [{source: alertmanager, url: 'me:S3CRET@am'}]",
                "reconcile: [{source: alertmanager, url: 'http://me:S3CRET@am?x'}]",
                "reconcile: [{source: alertmanager, url: 'http://me:S3CRET/@S3CRET@am'}]",
                "reconcile: [{source: alertmanager, url: 'http://me:S3CRET@am', every: PT0S}]",
                "reconcile: [{source: zabbix, url: 'http://me:S3CRET@am'}]",
                "reconcile: [{url: 'http://me:S3CRET@am'}]",
            })
    void the_password_in_an_address_is_not_in_a_complaint_either(String secret) {
        assertThatThrownBy(() -> yaml.read(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reconcile")
                .hasMessageNotContaining("S3CRET");
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing() {
        assertThatThrownBy(() -> SettingsReader.read(directory.resolve("none.yaml"), Map.of()))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.yaml");
    }
}
