package dev.remediator.gameday;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client as any: writes rows one by one through the front door, each a transaction of its own,
/// about 200 a second, and connects anew at once when something fails. What it was told to be
/// written is in its ledger; a row nobody acknowledged is forgotten, whether it is there or not.
///
/// It has a thread of its own from its beginning to [#close].
public final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration AFTER_AN_ERROR = Duration.ofMillis(10);
    private static final String PATIENCE_SECONDS = "1";

    /// The timeline is that of the log's end: the control file learns of a new one only later.
    private static final String INSERT =
            "INSERT INTO acknowledged (id) VALUES (?) RETURNING"
                    + " ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint";

    private final String url;
    private final String user;
    private final Ledger ledger;
    private final Thread thread;
    private volatile boolean closed;

    /// Makes the table and begins.
    ///
    /// @param url the front door's JDBC address
    /// @param user who writes
    /// @param ledger where acknowledgements are kept
    /// @throws SQLException if the table cannot be made
    public Writer(String url, String user, Ledger ledger) throws SQLException {
        this.url = url;
        this.user = user;
        this.ledger = ledger;
        try (var connection = connect(url, user);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE acknowledged (id bigint PRIMARY KEY)");
        }
        thread = Thread.ofPlatform().name("writer").daemon(true).start(this::write);
    }

    /// A connection that gives up after a second, whatever it waits for.
    static Connection connect(String url, String user) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        properties.setProperty("ApplicationName", "game day");
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("hostRecheckSeconds", "0");
        return DriverManager.getConnection(url, properties);
    }

    private void write() {
        long next = 1;
        while (!closed) {
            try (var connection = connect(url, user);
                    var insert = connection.prepareStatement(INSERT)) {
                while (!closed) {
                    one(insert, next++);
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            } catch (SQLException e) {
                LOG.debug("row {} was not acknowledged", next - 1, e);
                LockSupport.parkNanos(AFTER_AN_ERROR.toNanos());
            }
        }
    }

    private void one(PreparedStatement insert, long id) throws SQLException {
        insert.setLong(1, id);
        try (var rows = insert.executeQuery()) {
            if (rows.next()) {
                long timeline = rows.getLong(1);
                ledger.acknowledged(id, timeline, System.nanoTime());
            }
        }
    }

    /// Stops writing; returns when it has.
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
