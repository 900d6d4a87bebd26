package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MentionsTest {
    private static final String FLEET =
            "fleets: [{name: web, directory: d, command: [x], members: [{node: web-1, port: 1}]}]\n";

    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protected-targets: [node/a, db-1] | guards.protected-targets[1] is 'db-1', but must be one resource",
                "protected-targets: [''] | guards.protected-targets[0] is ''",
                "protected-targets: ['node/*'] | guards.protected-targets[0] is 'node/*'",
                "dependencies: [{of: web-1, on: [node/a]}] | guards.dependencies[0].of is 'web-1', but must be one resource",
                "dependencies: [{of: node/a, on: [db-1]}] | guards.dependencies[0].on is 'db-1', but must be one resource",
                "dependencies: [{of: fleet=wbe, on: [node/a]}] | guards.dependencies[0].of is 'fleet=wbe', but there is no such fleet; there are [web]",
                "dependencies: [{of: room=7, on: [node/a]}] | guards.dependencies[0].of is 'room=7', but must be fleet=NAME or one value of a label",
                "dependencies: [{of: fleet=web, on: [node/db-1]}, {of: node/db-1, on: [node/web-1]}] | guards.dependencies: node/db-1 depends on node/web-1 depends on node/db-1, which is a circle",
                "groups: {sizes: [{group: clustr=eu-1, members: 4}]} | guards.groups.sizes[0].group is 'clustr=eu-1', but must be",
                "groups: {sizes: [{group: eu-1, members: 4}]} | guards.groups.sizes[0].group is 'eu-1', but must be",
                "groups: {sizes: [{group: cluster=, members: 4}]} | guards.groups.sizes[0].group is 'cluster=', but must be",
                "groups: {sizes: [{group: rack=7, members: 4}, {group: rack=7, members: 5}]} | guards.groups.sizes[1].group is 'rack=7' twice",
                "groups: {labels: [rack, rack]} | guards.groups.labels[1] is 'rack' twice",
                "groups: {labels: [' ']} | guards.groups.labels[0] is ' ', but must be the name of a label",
                "groups: {labels: [playbook]} | guards.groups.labels[0] is 'playbook', but must be the name of a label, and none of everything, fleet, playbook",
            },
            quoteCharacter = '`')
    void what_cannot_be_is_refused_by_its_key_and_value(String guards, String sentence) {
        var settings = yaml.read(FLEET + "guards: {" + guards + "}");

        assertThatThrownBy(() -> settings.policy(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protected-targets: [node/db-1, database/main]",
                "dependencies: [{of: fleet=web, on: [node/db-1]}, {of: rack=7, on: [switch/7]}]",
                "dependencies: [{of: fleet=web, on: [node/web-1]}]",
                "dependencies: [{of: node/a, on: [node/b, node/c]}, {of: node/b, on: [node/c]}]",
                "groups: {sizes: [{group: everything, members: 9}, {group: fleet=web, members: 9}]}",
                "groups: {labels: [room], sizes: [{group: room=a=b, members: 4}]}"
            })
    void what_can_be_is_taken(String guards) {
        var settings = yaml.read(FLEET + "guards: {" + guards + "}");

        assertThatCode(() -> settings.policy(List.of())).doesNotThrowAnyException();
    }
}
