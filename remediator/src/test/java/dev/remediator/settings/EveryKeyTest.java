package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Walks the tree of defaults, so that a new key is tested the moment it is written down.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EveryKeyTest {
    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    /// A key with its default.
    record Key(String path, JsonNode value) {
        String last() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /// The key with a value, as a file of its own.
        String saying(String name, JsonNode said) {
            var file = SettingsReader.YAML.createObjectNode();
            var place = file;
            var parts = path.split("\\.", -1);
            for (int i = 0; i < parts.length - 1; i++) {
                place = place.putObject(parts[i]);
            }
            place.set(name, said);
            return SettingsReader.YAML.writeValueAsString(file);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    static Stream<Key> keys() {
        return below("", SettingsReader.YAML.valueToTree(Settings.DEFAULT));
    }

    private static Stream<Key> below(String path, JsonNode node) {
        return node.properties().stream()
                .flatMap(
                        entry ->
                                entry.getValue() instanceof ObjectNode inner
                                        ? below(path + entry.getKey() + ".", inner)
                                        : Stream.of(
                                                new Key(path + entry.getKey(), entry.getValue())));
    }

    @Test
    void these_are_the_keys() {
        assertThat(keys().map(Key::path))
                .containsExactly(
                        "data",
                        "http.host",
                        "http.port",
                        "http.max-body-bytes",
                        "http.tls.certificate",
                        "http.tls.key",
                        "http.tls.client-ca",
                        "http.tls.client-auth",
                        "http.replays",
                        "http.tokens",
                        "kafka.bootstrap",
                        "kafka.partitions",
                        "kafka.replication",
                        "workers.name",
                        "workers.in-process",
                        "workers.at-once",
                        "workers.heartbeat",
                        "workers.fence",
                        "workers.lease",
                        "workers.drain",
                        "workers.dispatch",
                        "pager.routing-key",
                        "pager.url",
                        "pager.channels",
                        "pager.people",
                        "pager.confirm-after",
                        "pager.rearm-after",
                        "pager.most.pages",
                        "pager.most.in",
                        "pager.address",
                        "pager.spool",
                        "pager.hook",
                        "inbox.topics",
                        "integrations",
                        "fleets",
                        "hosts",
                        "kubernetes",
                        "ec2",
                        "aliases",
                        "databases",
                        "reconcile",
                        "guards.groups.labels",
                        "guards.groups.sizes",
                        "guards.storm.share",
                        "guards.storm.least",
                        "guards.storm.fleet-share",
                        "guards.storm.fleet-least",
                        "guards.storm.tell-after",
                        "guards.storm.cool-down",
                        "guards.budgets.destructive",
                        "guards.budgets.fleet-destructive",
                        "guards.budgets.fleet-destructive-per-hour",
                        "guards.budgets.remedies",
                        "guards.flapping.above",
                        "guards.flapping.below",
                        "guards.flapping.half-life",
                        "guards.flapping.longest",
                        "guards.repeats.cool-down",
                        "guards.repeats.relapse",
                        "guards.repeats.replacements",
                        "guards.repeats.replacements-within",
                        "guards.tilt.stall",
                        "guards.tilt.lag",
                        "guards.tilt.fresh",
                        "guards.tilt.observe",
                        "guards.tell-after",
                        "guards.demote-after",
                        "guards.autonomy",
                        "guards.protected-targets",
                        "guards.dependencies",
                        "guards.inhibitions",
                        "guards.maintenance",
                        "guards.time-to-live",
                        "tracing.endpoint");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void it_is_spelt_with_dashes(Key key) {
        assertThat(key.last()).matches("[a-z]+[0-9]?(-[a-z]+)*");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void saying_its_default_changes_nothing(Key key) {
        assertThat(yaml.read(key.saying(key.last(), key.value()))).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void misspelling_it_is_refused_with_the_right_spelling(Key key) {
        var misspelt = key.last() + "x";
        assertThatThrownBy(() -> yaml.read(key.saying(misspelt, key.value())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no setting '" + key.path() + "x'")
                .hasMessageEndingWith("did you mean '" + key.path() + "'?");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_value_of_no_sense_at_all_is_refused_by_its_key(Key key) {
        var nonsense = SettingsReader.YAML.createObjectNode().put("no", "sense");
        assertThatThrownBy(() -> yaml.read(key.saying(key.last(), nonsense)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key.path());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void no_value_at_all_is_refused_by_its_key(Key key) {
        var nothing = SettingsReader.YAML.nullNode();
        assertThatThrownBy(() -> yaml.read(key.saying(key.last(), nothing)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key.path() + " has no value");
    }
}
