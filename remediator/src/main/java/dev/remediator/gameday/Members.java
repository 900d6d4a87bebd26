package dev.remediator.gameday;

import dev.remediator.actuator.postgres.DatabaseSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The members of a cluster, asked one by one and past any proxy, as a person would who does not
/// believe what is claimed.
///
/// @param spec where they are
public record Members(DatabaseSpec spec) {

    /// Their names, in the order of the inventory.
    public List<String> names() {
        return spec.members().stream().map(DatabaseSpec.Member::name).toList();
    }

    /// Where clients write that find the primary by themselves.
    public String frontDoor() {
        return spec.members().stream()
                .map(member -> member.address() + ":" + member.port())
                .collect(
                        Collectors.joining(
                                ",",
                                "jdbc:postgresql://",
                                "/" + spec.database() + "?targetServerType=primary"));
    }

    /// All but this one.
    List<String> others(String member) {
        return names().stream().filter(name -> !name.equals(member)).toList();
    }

    /// Those that take writes.
    public List<String> writable() {
        return names().stream()
                .filter(
                        name ->
                                ask(
                                                name,
                                                "SELECT 'yes' WHERE NOT pg_is_in_recovery() AND"
                                                        + " current_setting('transaction_read_only')"
                                                        + " = 'off'")
                                        .contains("yes"))
                .toList();
    }

    /// Whether it answers and is no standby.
    boolean isPrimary(String member) {
        return ask(member, "SELECT 'yes' WHERE NOT pg_is_in_recovery()").contains("yes");
    }

    /// Whether it lets anybody in.
    boolean answers(String member) {
        return ask(member, "SELECT 'yes'").contains("yes");
    }

    /// The standbys that stream from it and whose acknowledgement counts.
    public List<String> quorumOf(String primary) {
        return ask(
                primary,
                "SELECT application_name FROM pg_stat_replication WHERE state = 'streaming' AND"
                        + " sync_state IN ('quorum', 'sync') ORDER BY 1");
    }

    /// Whether it commits a row.
    boolean commits(String member) {
        return !ask(
                        member,
                        "INSERT INTO acknowledged (id) VALUES (-(extract(epoch FROM"
                                + " clock_timestamp()) * 1000000)::bigint) RETURNING 'yes'")
                .isEmpty();
    }

    /// The numbers of all rows it has.
    ///
    /// @throws SQLException if it does not say
    public Set<Long> rows(String member) throws SQLException {
        try (var connection = connect(member)) {
            connection.setNetworkTimeout(Runnable::run, 30_000);
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT id FROM acknowledged")) {
                var ids = new HashSet<Long>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    /// Says it to one of them, if that answers.
    void tell(String member, String... statements) {
        for (var sql : statements) {
            var _ = ask(member, sql);
        }
    }

    /// A connection of a second's patience.
    Connection connect(String member) throws SQLException {
        var at = spec.member(member).orElseThrow();
        return Writer.connect(
                "jdbc:postgresql://%s:%d/%s".formatted(at.address(), at.port(), spec.database()),
                spec.user());
    }

    /// The first column, or nothing if it does not answer or refuses.
    private List<String> ask(String member, String sql) {
        try (var connection = connect(member);
                var statement = connection.createStatement()) {
            var answers = new ArrayList<String>();
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answers.add(rows.getString(1));
                    }
                }
            }
            return answers;
        } catch (SQLException e) {
            return List.of();
        }
    }
}
