package dev.remediator.paging.channel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service over HTTP that repeats secrets wherever it can. It hands out access tokens, too.
final class LeakyServer implements AutoCloseable {
    static final String TOKEN_PATH = "/token";

    private static final List<String> FIELDS =
            List.of(
                    "error",
                    "message",
                    "errors",
                    "error_description",
                    "more_info",
                    "detail",
                    "status",
                    "name",
                    "id",
                    "ts",
                    "channel",
                    "sid",
                    "requestId",
                    "title",
                    "result",
                    "AlertID",
                    "ServiceID",
                    "dedup_key");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Mood mood;
    private final String token;
    private volatile List<String> secrets = List.of();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /// @param mood what it does with requests
    /// @param token the token it hands out
    LeakyServer(Mood mood, String token) throws IOException {
        this.mood = mood;
        this.token = token;
        Thread.ofVirtual().start(this::serve);
    }

    /// Where the secrets are in what it answers.
    enum Mood {
        TAKES_200,
        TAKES_201,
        TAKES_202,
        REFUSES_IN_JSON,
        REFUSES_IN_TEXT,
        REFUSES_TOKENS,
        REFUSES_IN_THE_REASON,
        IS_BUSY,
        FAILS,
        MOVES,
        BABBLES,
        WRITES_BROKEN_HEADERS,
        HANGS_UP
    }

    /// What it repeats from now on.
    void knows(List<String> all) {
        secrets = all;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// Whole requests, with their headers.
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var request = read(new BufferedInputStream(socket.getInputStream()));
            if (request.isEmpty()) {
                return;
            }
            requests.add(request);
            if (mood == Mood.HANGS_UP && !asksForToken(request)) {
                socket.setSoLinger(true, 0);
                return;
            }
            socket.getOutputStream().write(answer(request).getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // the client hung up first; what it then says is what the test looks at
        }
    }

    private static boolean asksForToken(String request) {
        return request.startsWith("POST " + TOKEN_PATH + " ");
    }

    private String answer(String request) {
        var all = String.join(" ", secrets);
        if (asksForToken(request) && mood != Mood.REFUSES_TOKENS) {
            return reply("200 OK", "", "{\"access_token\":\"" + token + "\",\"expires_in\":3599}");
        }
        return switch (mood) {
            case TAKES_200 -> reply("200 OK", "", json());
            case TAKES_201 -> reply("201 Created", "", json());
            case TAKES_202 -> reply("202 Accepted", "", json());
            case REFUSES_IN_JSON -> reply("400 Bad Request", "", json());
            case REFUSES_IN_TEXT -> reply("404 Not Found", "", "no: " + all + "\nno");
            case REFUSES_TOKENS -> reply("403 Forbidden", "", json());
            case REFUSES_IN_THE_REASON -> reply("422 " + all, "X-Said: " + all + "\r\n", "");
            case IS_BUSY -> reply("429 Slow", "Retry-After: " + all + "\r\n", json());
            case FAILS -> reply("500 Sorry", "", all);
            case MOVES -> reply("302 Found", "Location: http://127.0.0.1:1/" + all + "\r\n", all);
            case BABBLES -> all + "\r\n\r\n";
            case WRITES_BROKEN_HEADERS -> "HTTP/1.1 200 OK\r\n" + all + "\r\n\r\n";
            case HANGS_UP -> throw new AssertionError("it has hung up");
        };
    }

    private static String reply(String status, String headers, String body) {
        return "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, headers, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    /// Each secret alone in each field would be too much: all of them in every field.
    private String json() {
        var all = String.join(" ", secrets).replace("\"", "");
        var text = new StringBuilder("{\"ok\":false");
        for (var field : FIELDS) {
            text.append(",\"").append(field).append("\":\"").append(all).append('"');
        }
        return text.append('}').toString();
    }

    private static String read(InputStream in) throws IOException {
        var whole = new StringBuilder();
        int length = 0;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            whole.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return whole + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c != -1; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
