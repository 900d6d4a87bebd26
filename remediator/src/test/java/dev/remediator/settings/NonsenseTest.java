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
                        + "            | fleets[0].name | missing",
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
                "reconcile: alertmanager       | reconcile            | alertmanager",
                "reconcile: [alertmanager]     | reconcile[0]         | alertmanager",
                "reconcile: [{url: 'http://am'}] | reconcile[0].source | missing",
                "reconcile: [{source: alertmanager}] | reconcile[0].url | missing",
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
