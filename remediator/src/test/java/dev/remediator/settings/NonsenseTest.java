package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator mistypes is refused in one sentence that names the file, the key and the value.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NonsenseTest {
    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "htpp: {}                 | htpp               | http",
                "HTTP: {}                 | HTTP               | http",
                "port: 1                  | port               | http",
                "http: {prot: 1}          | http.prot          | http.port",
                "http: {maxBodyBytes: 1}  | http.maxBodyBytes  | http.max-body-bytes",
                "workers: {inprocess: no} | workers.inprocess  | workers.in-process",
                "workers: {atonce: 1}     | workers.atonce     | workers.at-once",
                "pager: {routingkey: x}   | pager.routingkey   | pager.routing-key",
                "inbox: {topic: [x]}      | inbox.topic        | inbox.topics",
                "fleet: []                | fleet              | fleets",
                "guard: {}                | guard              | guards",
                "guards: {storms: {}}     | guards.storms      | guards.storm",
                "guards: {budgets: {destructiv: 1}} | guards.budgets.destructiv"
                        + " | guards.budgets.destructive",
                "guards: {tellAfter: PT1M} | guards.tellAfter  | guards.tell-after",
                "guards: {autonomy: [{playbook: A, level: auto, levl: auto}]}"
                        + " | guards.autonomy[0].levl | guards.autonomy[0].level",
                "guards: {groups: {sizes: [{group: rack=7, members: 3, member: 4}]}}"
                        + " | guards.groups.sizes[0].member | guards.groups.sizes[0].members",
                "guards: {inhibitions: [{when: [a=b], hold: [c=d], equal: [], equals: [x]}]}"
                        + " | guards.inhibitions[0].equals | guards.inhibitions[0].equal",
                "fleets: [{name: w, directory: d, command: [x], members: [], comand: [y]}]"
                        + " | fleets[0].comand   | fleets[0].command",
                "fleets: [{name: w, directory: d, command: [x], members:"
                        + " [{node: a, port: 1, prot: 2}]}]"
                        + " | fleets[0].members[0].prot | fleets[0].members[0].port",
                "reconcile: [{source: alertmanager, url: 'http://am', evry: PT1M}]"
                        + " | reconcile[0].evry | reconcile[0].every",
            })
    void an_unknown_key_is_refused_with_the_nearest(String text, String key, String nearest) {
        var sentence = sentence(text);
        assertThat(sentence).contains("there is no setting '" + key + "'; did you mean '");
        if (!key.equals("port")) {
            assertThat(sentence).endsWith("did you mean '" + nearest + "'?");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http: {port: 65536}           | http.port            | 65536",
                "http: {port: -1}              | http.port            | -1",
                "http: {port: many}            | http.port            | many",
                "http: {port: 80.5}            | http.port            | 80.5",
                "http: {port: 99999999999}     | http.port            | 99999999999",
                "http: {port: [80]}            | http.port            |",
                "http: {port: }                | http.port            |",
                "http: {host: }                | http.host            |",
                "http: {host: [a]}             | http.host            |",
                "http: {host: ''}              | http.host            |",
                "http: {max-body-bytes: 1023}  | http.max-body-bytes  | 1023",
                "http: {max-body-bytes: 16777217} | http.max-body-bytes | 16777217",
                "http: 8080                    | http                 | 8080",
                "http: [8080]                  | http                 | 8080",
                "http:                         | http                 |",
                "kafka: {partitions: 1001}     | kafka.partitions     | 1001",
                "kafka: {replication: 11}      | kafka.replication    | 11",
                "kafka: {bootstrap: }          | kafka.bootstrap      |",
                "workers: {at-once: 0}         | workers.at-once      | 0",
                "workers: {in-process: maybe}  | workers.in-process   | maybe",
                "workers: {heartbeat: 3s}      | workers.heartbeat    | 3s",
                "workers: {heartbeat: PT0S}    | workers.heartbeat    | PT0S",
                "workers: {heartbeat: PT0.0001S} | workers.heartbeat  | PT0.0001S",
                "workers: {heartbeat: PT16S}   | workers.heartbeat    | PT16S",
                "workers: {fence: PT20S}       | workers.fence        | PT20S",
                "workers: {lease: }            | workers.lease        |",
                "workers: {name: 'a b'}        | workers.name         | 'a b', but may only have letters",
                "workers: {name: a@b}          | workers.name         | a@b",
                "workers: {name: [a]}          | workers.name         |",
                "workers: {drain: PT-1S}       | workers.drain        | PT-1S, but must not be negative",
                "workers: {drain: 5s}          | workers.drain        | 5s",
                "workers: {dispatch: }         | workers.dispatch     |",
                "workers: {dispatch: 1}        | workers.dispatch     | one of share, group",
                "workers: {dispatch: queue}    | workers.dispatch cannot be \"queue\"; it must be one of share, group | ",
                "data:                         | data                 |",
                "data: [a]                     | data                 |",
                "pager: {url: nonsense}        | pager.url            | nonsense",
                "pager: {url: 'ftp://x'}       | pager.url            | ftp://x",
                "pager: {url: 'https://'}      | pager.url            | https://",
                "inbox: {topics: events}       | inbox.topics         | events",
                "inbox: {topics: [a, null]}    | inbox.topics         |",
                "inbox: {topics: {a: b}}       | inbox.topics         |",
                "fleets: web                   | fleets               | web",
                "fleets: {name: web}           | fleets               |",
                "fleets:                       | fleets               |",
                "fleets: [{name: '../web', directory: d, command: [x], members: []}]"
                        + "            | fleets[0] | ../web",
                "fleets: [{name: web, directory: d, command: [], members: []}]"
                        + "            | fleets[0] | command",
                "fleets: [{nam: web, directory: d, command: [x], members: []}]"
                        + "            | fleets[0].nam | did you mean 'fleets[0].name'?",
                "fleets: [{directory: d, command: [x], members: []}]"
                        + "            | fleets[0].name | missing",
                "fleets: [{name: web, command: [x], members: []}]"
                        + "            | fleets[0] | directory",
                "fleets: [{name: web, directory: d, members: []}]"
                        + "            | fleets[0] | command",
                "fleets: [{name: web, directory: d, command: [x]}]"
                        + "            | fleets[0] | members",
                "fleets: [{name: web, directory: d, command: [x], members: [{node: a}]}]"
                        + "            | fleets[0].members[0] | port",
                "fleets: [{name: w, directory: d, command: [x], members: [{node: a, port: x}]}]"
                        + "            | fleets[0].members[0].port | x",
                "fleets: [{name: w, directory: d, command: [x], members: [{node: a, port: 0}]}]"
                        + "            | fleets[0] | port is 0",
                "fleets: [web]                 | fleets[0]            | web",
                "fleets: [null]                | fleets               |",
                "guards: {budgets: {destructive: 0}} | guards.budgets.destructive | 0",
                "guards: {budgets: {fleet-destructive-per-hour: -1}} | guards.budgets.fleet-destructive-per-hour | -1",
                "guards: {budgets: {remedies: ten}} | guards.budgets.remedies | ten",
                "guards: {budgets: 3} | guards.budgets | 3",
                "guards: {storm: {share: 0}} | guards.storm.share | 0",
                "guards: {storm: {share: 101}} | guards.storm.share | 101",
                "guards: {storm: {cool-down: 5m}} | guards.storm.cool-down | 5m",
                "guards: {storm: {cool-down: PT0S}} | guards.storm.cool-down | PT0S",
                "guards: {flapping: {above: 1000}} | guards.flapping.above | 1000",
                "guards: {flapping: {below: 3000}} | guards.flapping.below | 3000",
                "guards: {repeats: {cool-down: -PT1S}} | guards.repeats.cool-down | PT-1S",
                "guards: {tilt: {stall: PT0S}} | guards.tilt.stall | PT0S",
                "guards: {tell-after: PT0S} | guards.tell-after | PT0S",
                "guards: {demote-after: -1} | guards.demote-after | -1",
                "guards: {groups: {labels: cluster}} | guards.groups.labels | cluster",
                "guards: {tell-after: PT99999999999999H} | guards.tell-after is PT99999999999999H, but must be at most 366 days | ",
                "guards: {flapping: {half-life: PT8785H}} | guards.flapping.half-life is PT8785H | ",
                "guards: {time-to-live: [{source: a, after: PT8785H}]} | guards.time-to-live[0].after is PT8785H | ",
                "guards: {budgets: {remedies: 99999999999}} | guards.budgets.remedies cannot be 99999999999; it must be a whole number that is not so large | ",
                "guards: {groups: {sizes: [{group: '', members: 1}]}} | guards.groups.sizes[0].group is '' | ",
                "guards: {groups: {sizes: [{group: a=b, members: 0}]}} | guards.groups.sizes[0].members is 0 | ",
                "guards: {autonomy: [{playbook: A, level: sometimes}]} | guards.autonomy[0].level | one of shadow, propose, auto",
                "guards: {autonomy: [{playbook: A, level: 1}]} | guards.autonomy[0].level | 1",
                "guards: {autonomy: [{playbook: A, level: ''}]} | guards.autonomy[0].level | one of shadow, propose, auto",
                "guards: {autonomy: [{playbook: A}]} | guards.autonomy[0].level is missing | ",
                "guards: {autonomy: [A]} | guards.autonomy[0] | A",
                "guards: {protected-targets: [{a: b}]} | guards.protected-targets[0] | ",
                "guards: {dependencies: [{of: a, on: []}]} | guards.dependencies[0].on of 'a' is [] | ",
                "guards: {dependencies: [{of: '', on: [b]}]} | guards.dependencies[0].of is '' | ",
                "guards: {dependencies: [{of: a, on: [b]}, {of: b, on: [a]}]} | guards.dependencies | a depends on b depends on a, which is a circle",
                "guards: {dependencies: [{of: a, on: [a]}]} | guards.dependencies | a depends on a, which is a circle",
                "guards: {inhibitions: [{when: [], hold: [a=b], equal: []}]} | guards.inhibitions[0].when is [] | ",
                "guards: {inhibitions: [{when: [a], hold: [a=b], equal: []}]} | guards.inhibitions[0].when: matcher 'a' | ",
                "guards: {inhibitions: [{when: [a=b], equal: []}]} | guards.inhibitions[0].hold is missing | ",
                "guards: {maintenance: [{id: m, matchers: [a=b], from: '2026-12-01T02:00:00Z', why: w}]} | guards.maintenance[0].until is missing | ",
                "guards: {maintenance: [{id: m, matchers: [a=b], from: '2026-12-01T02:00:00Z', until: , why: w}]} | guards.maintenance[0].until | ",
                "guards: {maintenance: [{id: m, matchers: [a=b], from: tonight, until: '2026-12-01T02:00:00Z', why: w}]} | guards.maintenance[0].from | a time such as 2026-12-01T02:00:00Z",
                "guards: {maintenance: [{id: m, matchers: [a=b], from: '2026-12-01T02:00:00Z', until: '2026-12-01T02:00:00Z', why: w}]} | guards.maintenance[0] 'm': until is 2026-12-01T02:00:00Z | ",
                "guards: {maintenance: [{id: m, matchers: [], from: '2026-12-01T02:00:00Z', until: '2026-12-01T03:00:00Z', why: w}]} | guards.maintenance[0].matchers is [] | ",
                "guards: {time-to-live: [{source: alertmanager, after: PT0S}]} | guards.time-to-live[0].after is PT0S | ",
                "guards: 3 | guards | 3",
                "guards:  | guards has no value | ",
                "reconcile: alertmanager       | reconcile            | alertmanager",
                "reconcile: [alertmanager]     | reconcile[0]         | alertmanager",
                "reconcile: [{url: 'http://am'}] | reconcile[0].source | missing",
                "reconcile: [{source: alertmanager}] | reconcile[0].url | missing",
                "reconcile: [{source: alertmanager, url: 'http://am', secret: hunter2}]"
                        + " | reconcile[0].secret | must be env:NAME, file:PATH or literal:TEXT",
                "reconcile: [{source: alertmanager, url: 'http://a:b@am', secret: 'env:X'}]"
                        + " | reconcile[0].secret | take it out of the url",
                "reconcile: [{source: zabbix, url: 'http://am'}]"
                        + " | reconcile[0].source | 'zabbix', but only alertmanager can be asked",
                "reconcile: [{source: alertmanager, url: 'ftp://am'}]"
                        + " | reconcile[0].url | 'ftp://am', but must be an http or https address",
                "reconcile: [{source: alertmanager, url: 'http://'}]"
                        + " | reconcile[0].url | http",
                "reconcile: [{source: alertmanager, url: 'http://am', every: PT0.9S}]"
                        + " | reconcile[0].every | PT0.9S, but must be between PT1S and PT24H",
                "reconcile: [{source: alertmanager, url: 'http://am', every: P2D}]"
                        + " | reconcile[0].every | PT48H",
                "reconcile: [{source: alertmanager, url: 'http://am', every: often}]"
                        + " | reconcile[0].every | often",
                "reconcile: [{source: alertmanager, url: 'http://am', settled-after: PT-1S}]"
                        + " | reconcile[0].settled-after | PT-1S",
                "reconcile: [{source: alertmanager, url: 'http://am', every: }]" + " | reconcile |",
            })
    void nonsense_is_refused_by_its_key_and_value(String text, String key, String value) {
        assertThat(sentence(text)).contains(key).contains(value == null ? "" : value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http: {port: 1}\nhttp: {host: a}",
                "http: {port: 1, port: 2}",
                "data: a\ndata: b"
            })
    void a_key_that_is_given_twice_is_refused(String twice) {
        assertThat(sentence(twice))
                .containsAnyOf("\"http\"", "\"port\"", "\"data\"")
                .endsWith(" is given twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "text",
                "[a]",
                "- a",
                "http",
                "http: {",
                "a: b: c",
                "\t",
                "http:\n\tport: 1",
                "'",
                "%",
                "@",
                "*a",
                "!!java.lang.ProcessBuilder [x]",
                "{}\n---\n{}",
                "http: *x",
                "\u0000"
            })
    void what_is_no_list_of_keys_is_refused(String text) {
        assertThat(sentence(text)).isNotBlank();
    }

    /// Fails with anything but the one exception; its message is one line and names the file.
    private String sentence(String text) {
        var thrown = catchThrowableOfType(IllegalArgumentException.class, () -> yaml.read(text));
        assertThat(thrown).as("%s is accepted", text).isNotNull();
        var message = String.valueOf(thrown.getMessage());
        assertThat(message)
                .hasLineCount(1)
                .startsWith(directory.resolve("remediator.yaml") + ": ")
                .doesNotContain(
                        "dev.remediator", "java.lang", "JsonToken", "DeserializationFeature");
        return message.substring(directory.toString().length());
    }
}
