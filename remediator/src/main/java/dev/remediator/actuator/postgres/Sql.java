package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import dev.remediator.port.ActuatorException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/// Connections to the members of one cluster, each for one piece of work. None is kept: a
/// connection from before a failover tells nothing about after it.
///
/// No statement is ever cancelled, neither by a query timeout nor otherwise: a commit that waits
/// for its standbys would become visible without them. What takes too long is left to itself.
final class Sql {
    /// What the servers know us as.
    static final String APPLICATION = "remediator";

    private static final Duration PATIENT_CONNECT = Duration.ofSeconds(5);

    private final DatabaseSpec spec;

    Sql(DatabaseSpec spec) {
        this.spec = spec;
    }

    /// Something done with a connection.
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    List<Member> members() {
        return spec.members();
    }

    /// The member of this name.
    ///
    /// @throws ActuatorException if there is none
    Member member(String name) {
        return spec.member(name)
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "cluster '%s' has no member '%s'"
                                                .formatted(spec.name(), name)));
    }

    List<Member> members(List<String> names) {
        return names.stream().map(this::member).toList();
    }

    List<Member> others(Member member) {
        return members().stream().filter(other -> !other.equals(member)).toList();
    }

    /// Does something at a member.
    ///
    /// @param limit how long the connecting and each answer may take, in whole seconds
    /// @throws ActuatorException that names the member, if it does not answer or refuses
    <T> T at(Member member, Duration limit, Work<T> work) {
        try (var connection = open(member, limit)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new ActuatorException("'%s': %s".formatted(member.name(), problem(e)), e);
        }
    }

    Connection open(Member member, Duration limit) throws SQLException {
        return DriverManager.getConnection(url(member), properties(limit));
    }

    /// One whose answers may take as long as they take, such as while a copy is made.
    Connection openPatiently(Member member) throws SQLException {
        var properties = properties(PATIENT_CONNECT);
        properties.setProperty("socketTimeout", "0");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url(member), properties);
    }

    private String url(Member member) {
        var address = member.address();
        return "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        address.contains(":") ? "[" + address + "]" : address,
                        member.port(),
                        URLEncoder.encode(spec.database(), StandardCharsets.UTF_8));
    }

    Properties properties(Duration limit) {
        var seconds = Long.toString(Math.max(1, limit.toSeconds()));
        var properties = new Properties();
        properties.setProperty("user", spec.user());
        var password = Password.of(spec);
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("ApplicationName", APPLICATION);
        return properties;
    }

    /// What went wrong, in one line with its SQLSTATE.
    static String problem(SQLException e) {
        var message = e.getMessage() == null ? "it said nothing" : e.getMessage();
        var line = message.lines().findFirst().orElse("it said nothing").strip();
        return e.getSQLState() == null ? line : line + " (" + e.getSQLState() + ")";
    }
}
