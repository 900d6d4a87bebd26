package dev.remediator.gameday.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// The service that runs on the nodes of a game day: a small web server in a process of its own,
/// with a machine's directory to work in and faults that can be put on it from outside.
///
/// Files of its machine: [#CORRUPT] lets it end at every start, [#WEDGE] makes it fail until it is
/// started anew, [#BUSY] makes it fail as long as it is there; and without room to write to it
/// fails too. A file of the folder that all machines share lets it end at every start on any
/// machine: one called like the node, or [#OUTAGE].
public final class OwnService {
    /// Ends it at every start on this machine.
    static final String CORRUPT = "corrupt";

    /// Makes it fail until it is started anew.
    static final String WEDGE = "wedge";

    /// Makes it fail as long as it is there.
    static final String BUSY = "busy";

    /// Ends everything at every start.
    static final String OUTAGE = "outage";

    private static final Path HERE = Path.of("");

    private OwnService() {}

    /// Serves until it is ended.
    ///
    /// @param arguments the port, the node's name, the shared folder, the machine's room in bytes
    public static void main(String... arguments) throws IOException {
        var shared = Path.of(arguments[2]);
        if (Files.exists(HERE.resolve(CORRUPT))
                || Files.exists(shared.resolve(arguments[1]))
                || Files.exists(shared.resolve(OUTAGE))) {
            System.err.println("cannot read the configuration");
            System.exit(1);
        }
        var port = Integer.parseInt(arguments[0]);
        long room = Long.parseLong(arguments[3]);
        var wedged = new AtomicBoolean();
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/healthz", exchange -> answer(exchange, trouble(wedged, room)));
        server.start();
    }

    /// What keeps it from serving; empty if nothing does.
    private static String trouble(AtomicBoolean wedged, long room) throws IOException {
        if (Files.deleteIfExists(HERE.resolve(WEDGE))) {
            wedged.set(true);
        }
        if (wedged.get()) {
            return "the connection pool is exhausted";
        }
        if (Files.exists(HERE.resolve(BUSY))) {
            return "too many requests";
        }
        return held() >= room ? "no space left on device" : "";
    }

    private static long held() throws IOException {
        long all = 0;
        try (var files = Files.newDirectoryStream(HERE.toAbsolutePath())) {
            for (var file : files) {
                all += file.toFile().length();
            }
        }
        return all;
    }

    private static void answer(HttpExchange exchange, String trouble) throws IOException {
        try (exchange) {
            boolean well = trouble.isEmpty();
            var bytes = (well ? "ok" : trouble).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(well ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
