package dev.remediator.actuator.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said in SQL in more than one place. Values are parameters; where the grammar allows
/// none, the server quotes them.
final class Statements {

    private Statements() {}

    static boolean isStandby(Connection connection) throws SQLException {
        return yes(connection, "SELECT pg_is_in_recovery()");
    }

    static boolean yes(Connection connection, String sql, Object... values) throws SQLException {
        return one(connection, sql, values).filter("t"::equals).isPresent();
    }

    /// The first column of the first row as text, if there is a row and it is not NULL.
    static Optional<String> one(Connection connection, String sql, Object... values)
            throws SQLException {
        return all(connection, sql, values).stream().findFirst().filter(text -> !text.isEmpty());
    }

    /// The first column of all rows as text; empty for NULL.
    static List<String> all(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var text = rows.getString(1);
                found.add(text == null ? "" : text);
            }
            return found;
        }
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = prepared(connection, sql, values)) {
            statement.execute();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /// Sets a server's setting for good. It counts after [#reload].
    ///
    /// @param setting a name from this program, never from outside
    static void alterSystem(Connection connection, String setting, String value)
            throws SQLException {
        var quoted = one(connection, "SELECT quote_literal(?)", value).orElseThrow();
        try (var statement = connection.createStatement()) {
            statement.execute("SET log_statement = 'none'");
            statement.execute("ALTER SYSTEM SET " + setting + " = " + quoted);
        }
    }

    static void reload(Connection connection) throws SQLException {
        run(connection, "SELECT pg_reload_conf()");
    }

    /// What the server's files say now, loaded or not: somebody may have died between the two.
    static String written(Connection connection, String setting) throws SQLException {
        return one(
                        connection,
                        "SELECT setting FROM pg_file_settings WHERE name = ? AND error IS NULL"
                                + " ORDER BY seqno DESC LIMIT 1",
                        setting)
                .orElse("");
    }
}
