package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Settings that could not work are refused before there is an emergency.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class DatabaseSpecTest {
    private static final DatabaseSpec.Ssh NOBODY = new DatabaseSpec.Ssh(Path.of(""), Path.of(""));
    private static final Terms TERMS =
            new Terms(
                    1,
                    Terms.WhenAlone.BLOCK,
                    Duration.ZERO,
                    false,
                    Duration.ZERO,
                    Duration.ofMinutes(30),
                    Duration.ZERO);

    private static DatabaseSpec spec(String name, DatabaseSpec.Ssh ssh, Member... members) {
        return new DatabaseSpec(
                name,
                List.of(members),
                "postgres",
                Path.of(""),
                "postgres",
                Path.of(""),
                List.of(),
                "",
                ssh,
                false,
                TERMS);
    }

    private static Member member(String name, int port, String data, String host) {
        return new Member(name, "127.0.0.1", port, "here", Path.of(data), host);
    }

    @Test
    void a_member_is_found_by_its_name_and_a_stranger_is_not() {
        var n1 = member("n1", 5432, "/srv/n1", "local");
        var spec = spec("orders", NOBODY, n1, member("n2", 5433, "/srv/n2", "local"));

        assertThat(spec.member("n1")).contains(n1);
        assertThat(spec.member("N1")).isEmpty();
    }

    @Test
    void under_another_name_and_behind_proxies_all_else_stays() {
        var spec = spec("orders", NOBODY, member("n1", 5432, "/srv/n1", "local"));
        var door = "jdbc:postgresql://lb/postgres";

        var other = spec.named("own").behind(List.of(), door);

        assertThat(other.name()).isEqualTo("own");
        assertThat(other.frontDoor()).isEqualTo(door);
        assertThat(other.behind(List.of(), "").named("orders")).isEqualTo(spec);
    }

    @Test
    void an_address_nobody_could_be_reached_at() {
        refused(
                () -> member("n1", 1, "/srv/n1", "ssh://pg@db-1:70000"),
                "the host is 'ssh://pg@db-1:70000', whose port is not between 1 and 65535");
        refused(
                () -> member("n1", 1, "/srv/n1", "ssh://-o@db-1"),
                "the host is 'ssh://-o@db-1', which is not ssh://user@host:port");
        assertThat(member("n1", 1, "/srv/n1", "ssh://pg@[::1]:22").local()).isFalse();
    }

    @Test
    void a_data_directory_that_pg_ctl_could_not_take() {
        for (var path : List.of("/srv/$(x)/n1", "srv/n1", "/srv", "/srv/../n1", "/srv/\"/n1")) {
            refused(
                    () -> member("n1", 1, path, "local"),
                    "data is '"
                            + path
                            + "', but must be an absolute path, below another directory, without"
                            + " \", $, `, \\ and control characters");
        }
    }

    @Test
    void a_host_over_ssh_without_a_key_or_known_hosts() {
        var far = member("n1", 1, "/srv/n1", "ssh://pg@db-1");
        refused(
                () -> spec("orders", NOBODY, far),
                "ssh.key is missing, but member 'n1' is on 'ssh://pg@db-1'");
        var key = new DatabaseSpec.Ssh(Path.of("key"), Path.of(""));
        refused(
                () -> spec("orders", key, far),
                "ssh.known-hosts is missing, but member 'n1' is on 'ssh://pg@db-1'");
    }

    @Test
    void two_members_with_one_data_directory() {
        var one = member("n1", 1, "/srv/n", "local");
        var other = member("n2", 2, "/srv/n", "local");
        refused(
                () -> spec("orders", NOBODY, one, other),
                "members[1].data is 'local /srv/n' twice");
        var both = List.of(spec("orders", NOBODY, one), spec("users", NOBODY, other));
        refused(
                () -> new DatabaseInventory(both, Path.of("/srv"), InstantSource.system()),
                "'orders' and 'users' both have the data directory 'local /srv/n'");
    }

    private static void refused(Runnable made, String sentence) {
        assertThatThrownBy(made::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
