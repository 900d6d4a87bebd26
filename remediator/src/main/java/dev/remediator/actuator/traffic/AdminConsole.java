package dev.remediator.actuator.traffic;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// PgBouncer's admin console, over the PostgreSQL driver.
///
/// The console speaks the simple protocol only, refuses every `SET`, and knows few startup
/// parameters. The driver sends a `SET` after each login, but not when it is told to replicate;
/// that it was told so it tells the server only if it assumes 9.4 or later, which it does not here.
final class AdminConsole implements AutoCloseable {
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.jdbc.PgConnection");

    static {
        // The driver complains of PgBouncer's version at each login.
        DRIVER.setFilter(
                log -> !String.valueOf(log.getMessage()).startsWith("Unsupported Server Version"));
    }

    private final Connection connection;

    private AdminConsole(Connection connection) {
        this.connection = connection;
    }

    /// A database as `SHOW DATABASES` lists it.
    record Database(String host, int port, boolean paused, boolean disabled) {}

    /// A connection to a server as `SHOW SERVERS` lists it.
    record Link(String address, int port) {}

    static AdminConsole open(HostPort place, String user, String password) throws Unconfirmed {
        var settings = new Properties();
        settings.setProperty("user", user);
        if (!password.isEmpty()) {
            settings.setProperty("password", password);
        }
        settings.setProperty("preferQueryMode", "simple");
        settings.setProperty("replication", "database");
        settings.setProperty("gssEncMode", "disable");
        settings.setProperty("connectTimeout", "" + Proxies.CONNECT.toSeconds());
        settings.setProperty("sslResponseTimeout", "" + Proxies.ANSWER.toMillis());
        settings.setProperty("socketTimeout", "" + Proxies.ANSWER.toSeconds());
        var url = "jdbc:postgresql://" + place.host() + ":" + place.port() + "/pgbouncer";
        try {
            return new AdminConsole(DriverManager.getConnection(url, settings));
        } catch (SQLException e) {
            throw new Unconfirmed("was not reached: " + Unconfirmed.why(e), e);
        }
    }

    void order(String command) throws Unconfirmed {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw refused(command, e);
        }
    }

    Optional<Database> database(String name) throws Unconfirmed {
        return rows(
                        "SHOW DATABASES",
                        row ->
                                row.getString("name").equals(name)
                                        ? new Database(
                                                text(row, "host"),
                                                row.getInt("port"),
                                                row.getBoolean("paused"),
                                                row.getBoolean("disabled"))
                                        : null)
                .stream()
                .findFirst();
    }

    /// Every connection to a server that this database has, whatever it does.
    List<Link> links(String database) throws Unconfirmed {
        return rows(
                "SHOW SERVERS",
                row ->
                        row.getString("database").equals(database)
                                ? new Link(text(row, "addr"), row.getInt("port"))
                                : null);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    private interface Row<T> {
        @Nullable T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String command, Row<T> reader) throws Unconfirmed {
        List<T> rows = new ArrayList<>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(command)) {
            while (result.next()) {
                var read = reader.read(result);
                if (read != null) {
                    rows.add(read);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw refused(command, e);
        }
    }

    private static Unconfirmed refused(String command, SQLException e) {
        return new Unconfirmed("answered " + Unconfirmed.why(e) + " to '" + command + "'", e);
    }

    @Override
    public void close() throws Unconfirmed {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Unconfirmed("was not left: " + Unconfirmed.why(e), e);
        }
    }
}
