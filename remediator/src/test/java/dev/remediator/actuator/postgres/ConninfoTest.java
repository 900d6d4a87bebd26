package dev.remediator.actuator.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.failover.Terms;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConninfoTest {
    private static final Member N1 = member("n1", 6001);
    private static final Member N2 = member("n2", 6002);
    private static final Member N3 = member("n3", 6003);
    private static final List<Member> ALL = List.of(N1, N2, N3);

    private static Member member(String name, int port) {
        return new Member(name, "db.example", port, "here", Path.of("/srv/" + name), "local");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=db.example port=6001 user=postgres",
                "host=db.example port=6001 password='it''s'",
                "host = db.example port = 6001 password='a \\' b' sslmode=verify-full",
                "postgresql://postgres@db.example:6001/",
                "postgresql://db.example:6001/?sslmode=require",
            })
    void what_was_revoked_comes_back_to_the_letter(String text) {
        var revoked = new Conninfo(text).revoked(7);

        assertThat(revoked.isRevoked()).isTrue();
        assertThat(revoked.revokedWith()).hasValue(7);
        assertThat(revoked.text()).isNotEqualTo(text);
        assertThat(revoked.revoked(7)).isEqualTo(revoked);
        assertThat(revoked.revoked(8).revokedWith()).hasValue(8);
        assertThat(revoked.revoked(8).restored()).isEqualTo(new Conninfo(text));
        assertThat(revoked.restored()).isEqualTo(new Conninfo(text));
        assertThat(revoked.restored().isRevoked()).isFalse();
    }

    @Test
    void a_revoked_standby_is_still_known_to_have_followed() {
        var revoked = new Conninfo("user=postgres host=db.example port=6001").revoked(7);

        assertThat(revoked.target(ALL)).contains(N1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host=a port=1 host=/revoked-by-remediator hostaddr='' port=1",
                "postgresql://a/?host=%2Frevoked-by-remediator&hostaddr=&port=1",
            })
    void one_that_an_earlier_build_revoked_has_no_token(String text) {
        var revoked = new Conninfo(text);

        assertThat(revoked.revokedWith()).hasValue(0);
        assertThat(revoked.restored().text()).isIn("host=a port=1", "postgresql://a/");
    }

    @Test
    void a_copy_is_made_under_a_name_that_nobody_asks_for_acknowledgements() {
        var spec =
                new DatabaseSpec(
                        "own",
                        ALL,
                        "postgres",
                        Path.of(""),
                        "postgres",
                        Path.of(""),
                        List.of(),
                        "",
                        new DatabaseSpec.Ssh(Path.of(""), Path.of("")),
                        false,
                        Terms.DEFAULT);

        assertThat(Following.conninfo(spec, N3, N1)).contains(" application_name=n3 ");
        assertThat(Following.copying(spec, N3, N1))
                .contains(" application_name=remediator_copy_of_n3 ");
    }

    @Test
    void a_stranger_is_nobody() {
        assertThat(new Conninfo("host=db.example port=7").target(ALL)).isEmpty();
        assertThat(new Conninfo("").target(ALL)).isEmpty();
    }

    @Test
    void toggling_changes_the_text_and_back() {
        var before = new Conninfo("host=db.example");

        assertThat(before.toggled()).isNotEqualTo(before);
        assertThat(before.toggled().toggled()).isEqualTo(before);
    }

    @Test
    void another_primary_is_reached_with_the_same_encryption_and_password() {
        var before =
                new Conninfo(
                        "user=repl password='it\\'s a \\\\ secret' hostaddr=10.0.0.1 host=old port=1"
                                + " sslmode=verify-full application_name=walreceiver");

        assertThat(before.to(N3, N2, "fresh").text())
                .isEqualTo(
                        "user=repl password='it\\'s a \\\\ secret' host=db.example port=6002"
                                + " sslmode=verify-full application_name=n3 connect_timeout=5");
    }

    @Test
    void what_cannot_be_read_is_written_anew() {
        assertThat(new Conninfo("").to(N3, N2, "fresh").text()).isEqualTo("fresh");
        assertThat(new Conninfo("host='open").to(N3, N2, "fresh").text()).isEqualTo("fresh");
        assertThat(new Conninfo("postgresql://a/").to(N3, N2, "fresh").text()).isEqualTo("fresh");
    }

    @Test
    void names_of_standbys_are_quoted() {
        assertThat(Leading.names(2, List.of("n1", "n\"2"))).isEqualTo("ANY 2 (\"n1\", \"n\"\"2\")");
        assertThat(Leading.names(2, List.of())).isEmpty();
    }
}
