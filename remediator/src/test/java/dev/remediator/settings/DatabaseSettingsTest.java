package dev.remediator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.postgres.DatabaseSpec;
import dev.remediator.actuator.traffic.ProxySpec;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DatabaseSettingsTest {
    private static final String SHORT =
            """
            databases:
              - name: orders
                members:
                  - {name: n1, address: db-1, port: 5432, data: /var/lib/postgresql/15/main}
                  - {name: n2, address: db-2, port: 5432, data: /var/lib/postgresql/15/two}
                  - {name: n3, address: db-3, port: 5432, data: /var/lib/postgresql/15/three}
            """;

    @TempDir private Path directory;
    private Yaml yaml = new Yaml(Path.of("."));

    @BeforeEach
    void opens() {
        yaml = new Yaml(directory);
    }

    @Test
    void a_database_need_only_say_who_its_members_are() {
        var database = yaml.read(SHORT).databases().getFirst();

        assertThat(database.terms()).isEqualTo(Terms.DEFAULT);
        assertThat(database.user()).isEqualTo("postgres");
        assertThat(database.proxies()).isEmpty();
        assertThat(database.members())
                .allMatch(DatabaseSpec.Member::local)
                .extracting(DatabaseSpec.Member::name)
                .containsExactly("n1", "n2", "n3");
    }

    @Test
    void one_word_of_the_terms_leaves_the_others_as_they_are() {
        var terms =
                yaml.read(SHORT + "    terms: {when-alone: degrade}\n")
                        .databases()
                        .getFirst()
                        .terms();

        assertThat(terms.whenAlone()).isEqualTo(Terms.WhenAlone.DEGRADE);
        assertThat(terms.rebuildLimit()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void what_is_written_is_read_as_the_same() {
        var text =
                SHORT
                        + "    front-door: jdbc:postgresql://lb-1:5000/orders\n"
                        + "    proxies:\n"
                        + "      - {name: lb-1, kind: haproxy, address: /run/lb.sock, pool: rw}\n"
                        + "      - {name: pool, kind: pgbouncer, address: 'db-0:6432', pool: app,"
                        + " user: admin, file: /etc/pgbouncer/databases.ini}\n";

        var settings = yaml.read(text);

        assertThat(yaml.read(SettingsWriter.yaml(settings))).isEqualTo(settings);
        assertThat(settings.databases().getFirst().proxies())
                .extracting(ProxySpec::kind)
                .containsExactly(ProxySpec.Kind.HAPROXY, ProxySpec.Kind.PGBOUNCER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            name: orders      | name: ../x              | databases[0].name
            name: n2          | name: n1                | members[1].name
            name: n2          | name: N-2               | databases[0].members[1].name
            address: db-2     | address: 'a b'          | databases[0].members[1].address
            address: db-2     | address: db-1           | members[1].port
            port: 5432        | port: 0                 | databases[0].members[0].port
            data: /var/lib/postgresql/15/main | data: main | databases[0].members[0].data
            name: orders      | nam: orders             | databases[0].name
            name: orders      | 'name: orders\n    terms: {acks: 3}' | terms.acks is 3
            name: orders      | 'name: orders\n    terms: {acks: 0}' | databases[0].terms.acks
            name: orders      | 'name: orders\n    terms: {ack: 1}'  | databases[0].terms.acks
            name: orders      | 'name: orders\n    proxies: [{name: a, kind: nginx, address: ''b:1'', pool: c}]' | proxies[0].kind
            name: orders      | 'name: orders\n    proxies: [{name: a, kind: haproxy, address: b, pool: c}]' | proxies[0].address
            name: orders      | 'name: orders\n    proxies: [{name: a, kind: haproxy, address: ''b:1'', pool: c}]' | front-door is missing
            """)
    void nonsense_is_refused_with_its_key(String right, String wrong, String key) {
        var text = SHORT.replaceFirst(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> yaml.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }
}
