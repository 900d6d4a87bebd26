package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.kubernetes.ClusterSpec;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.guard.Scopes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NodeSettingsTest {
    private static final String HOSTS =
            """
            hosts:
              - name: web
                unit: web.service
                health: {port: 8080}
                ssh: {key: /etc/r/key, known-hosts: /etc/r/hosts}
                nodes:
                  - {name: web-1, host: "ssh://ops@10.0.0.1"}
                  - {name: web-2, host: "ssh://ops@10.0.0.2"}
            """;
    private static final String KUBERNETES =
            """
            kubernetes:
              - {name: prod, nodes: {pool: web}}
            """;
    private static final String EC2 =
            """
            ec2:
              - {name: cloud, region: eu-central-1, tags: {service: web}}
            """;

    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @Test
    void hosts_need_only_say_who_they_are_what_runs_there_and_how_it_is_asked() {
        var fleet = yaml.read(HOSTS).hosts().getFirst();

        assertThat(fleet.scope()).isEqualTo(HostFleetSpec.Scope.SYSTEM);
        assertThat(fleet.health()).isEqualTo(new HealthSpec("http", 8080, "/healthz"));
        assertThat(fleet.cleanUp()).isEqualTo(CleanUpSpec.NOTHING);
        assertThat(fleet.terraform()).isEmpty();
        assertThat(fleet.nodes())
                .extracting(HostFleetSpec.Host::address)
                .containsExactly("10.0.0.1", "10.0.0.2");
    }

    @Test
    void one_word_of_the_clean_up_leaves_the_others_as_they_are() {
        var cleanUp =
                yaml.read(HOSTS + "    clean-up: {logs: {directories: [/var/log/web]}}\n")
                        .hosts()
                        .getFirst()
                        .cleanUp();

        assertThat(cleanUp.logs().patterns()).contains("*.gz");
        assertThat(cleanUp.journal()).isEmpty();
    }

    @Test
    void over_tcp_nothing_is_asked_for() {
        var health =
                yaml.read(HOSTS.replace("{port: 8080}", "{scheme: tcp, port: 22}"))
                        .hosts()
                        .getFirst()
                        .health();

        assertThat(health).isEqualTo(new HealthSpec("tcp", 22, ""));
    }

    @Test
    void terraform_may_make_their_machines() {
        var terraform =
                yaml.read(
                                HOSTS
                                        + "    terraform: {directory: /srv/infra, address:"
                                        + " 'aws_instance.app[\"{node}\"]'}\n")
                        .hosts()
                        .getFirst()
                        .terraform();

        assertThat(terraform).hasValueSatisfying(t -> assertThat(t.id()).isEqualTo("id"));
    }

    @Test
    void nodes_may_be_looked_up_in_a_balancer() {
        var settings =
                yaml.read(
                        """
                        hosts:
                          - name: web
                            unit: web.service
                            health: {port: 8080}
                            ssh: {key: /etc/r/key, known-hosts: /etc/r/hosts}
                            balancers: [{name: lb, address: "lb:9999", backend: web}]
                            discover: {balancer: lb, host: "ssh://ops@{address}"}
                        """);

        assertThat(scopes(settings).elsewhere()).isEqualTo(Map.of("node", "web"));
    }

    @Test
    void a_cluster_needs_only_its_name_and_its_nodes() {
        var cluster = yaml.read(KUBERNETES).kubernetes().getFirst();

        assertThat(cluster.evictionDeadline()).isEqualTo(ClusterSpec.DEADLINE);
        assertThat(cluster.provisioner()).isEqualTo(ClusterSpec.Provisioner.NONE);
        assertThat(cluster.namespaces()).isEmpty();
    }

    @Test
    void a_fleet_of_instances_needs_only_its_name_its_region_and_its_tags() {
        var fleet = yaml.read(EC2).ec2().getFirst();

        assertThat(fleet.nodeName()).isEqualTo("Name");
        assertThat(fleet.launchTemplate()).isEmpty();
        assertThat(fleet.health()).isEmpty();
    }

    @Test
    void an_option_that_is_taken_need_not_say_all_of_it() {
        var fleet =
                yaml.read(
                                """
                                ec2:
                                  - name: cloud
                                    region: eu-central-1
                                    tags: {service: web}
                                    launch-template: {template: web}
                                    health: {port: 8080}
                                """)
                        .ec2()
                        .getFirst();

        assertThat(fleet.launchTemplate()).isPresent();
        assertThat(fleet.health()).contains(new HealthSpec("http", 8080, "/healthz"));
    }

    @Test
    void what_was_written_is_read_again() {
        var settings = yaml.read(HOSTS + KUBERNETES + EC2 + "aliases: [{node: a, also: [b]}]\n");

        assertThat(yaml.read(SettingsWriter.yaml(settings))).isEqualTo(settings);
    }

    @Test
    void listed_hosts_are_a_group_of_their_own_and_the_others_are_one_together() {
        var scopes = scopes(yaml.read(HOSTS + KUBERNETES + EC2));

        assertThat(scopes.fleets()).containsEntry("node/web-1", "web");
        assertThat(scopes.elsewhere())
                .isEqualTo(Map.of("node", "prod+cloud", "deployment", "prod-deployments"));
        assertThat(scopes.strange("deployment/shop/web")).isFalse();
        assertThat(scopes.hasFleet("prod+cloud")).isTrue();
    }

    @Test
    void how_large_such_a_group_is_can_be_said() {
        var settings =
                yaml.read(
                        KUBERNETES
                                + "guards: {groups: {sizes: [{group: fleet=prod, members: 40}]}}\n");

        assertThat(scopes(settings).size("fleet=prod", 2)).isEqualTo(40);
    }

    @Test
    void another_name_of_a_node_is_known() {
        var settings = yaml.read(HOSTS + "aliases: [{node: web-1, also: [10.0.0.1]}]\n");

        assertThat(settings.aliasesOfNodes()).isEqualTo(Map.of("node/10.0.0.1", "node/web-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aliases: [{node: web-1, also: ['10.0.0.1:9100']}] | aliases[0].also has '10.0.0.1:9100'; leave out the port",
                "aliases: [{node: web-1, also: []}] | aliases[0].also is [], but must say what else",
                "ec2: [{name: c, region: eu-central-1, tags: {}}] | ec2[0].tags is empty, which would mean every instance",
                "ec2: [{name: c, region: eu-central-1, tags: {a: 'x*'}}] | ec2[0].tags.a is 'x*', which does not match",
                "kubernetes: [{name: p, nodes: {}}] | kubernetes[0].nodes is {}, but an empty selector would mean every node",
                "kubernetes: [{name: p}] | kubernetes[0].nodes is missing",
                "hosts: [{name: w, unit: w.service}] | hosts[0].health is missing",
                "hosts: [{name: w, unit: 'w.service; rm', health: {port: 1}}] | hosts[0].unit is 'w.service; rm', which does not match",
            })
    void nonsense_is_refused_with_its_key(String text, String complaint) {
        assertThatThrownBy(() -> yaml.read(text + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web | two fleets are called 'web'",
                "cloud | two fleets are called 'cloud'",
            })
    void two_fleets_of_one_name_are_refused(String name, String complaint) {
        var settings = yaml.read(HOSTS + EC2 + KUBERNETES.replace("prod", name));

        assertThatThrownBy(() -> settings.policy(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(complaint);
    }

    @Test
    void a_node_is_in_one_fleet_only() {
        var settings =
                yaml.read(
                        HOSTS
                                + """
                                fleets:
                                  - {name: local, directory: /srv, command: [x], members: [{node: web-1, port: 1}]}
                                """);

        assertThatThrownBy(() -> settings.policy(List.of()))
                .hasMessage("node/web-1 is in fleet 'local' and in fleet 'web'");
    }

    private static Scopes scopes(Settings settings) {
        return settings.policy(List.of()).scopes();
    }
}
