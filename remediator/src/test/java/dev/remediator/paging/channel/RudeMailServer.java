package dev.remediator.paging.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// A mail server of a few lines, polite unless it is told what to say where: at the greeting, after
/// a command, after the last line of a mail.
final class RudeMailServer implements AutoCloseable {
    /// Hangs up instead of saying anything.
    static final String HANGS_UP = "hangs up";

    /// Says nothing more, and stays.
    static final String STALLS = "stalls";

    /// Says a letter now and then, and never comes to an end.
    static final String DRIPS = "drips";

    static final String GREETING = "greeting";
    static final String LAST_LINE = ".";

    private static final Map<String, String> POLITE =
            Map.of(
                    GREETING,
                    "220 mx.example ESMTP",
                    "EHLO",
                    "250-mx.example\r\n250-AUTH LOGIN PLAIN\r\n250 8BITMIME",
                    "HELO",
                    "250 mx.example",
                    "AUTH",
                    "235 2.7.0 welcome",
                    "DATA",
                    "354 go on",
                    LAST_LINE,
                    "250 2.0.0 queued as 4711",
                    "QUIT",
                    "221 bye");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final SSLSocketFactory tls;
    private final Map<String, String> says = new ConcurrentHashMap<>(POLITE);
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    RudeMailServer() throws IOException {
        this((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /// @param tls what it becomes after `STARTTLS`
    RudeMailServer(SSLSocketFactory tls) throws IOException {
        this.tls = tls;
        Thread.ofVirtual().start(this::serve);
    }

    /// @param when [#GREETING], [#LAST_LINE], a command's word, or a whole command
    /// @param reply what it then says or does
    RudeMailServer says(String when, String reply) {
        says.put(when, reply);
        return this;
    }

    String url() {
        return "smtp://127.0.0.1:" + server.getLocalPort();
    }

    /// What it was told, without the mails.
    List<String> commands() {
        return commands;
    }

    /// The mails it has taken, as they were said.
    List<String> mails() {
        return mails;
    }

    private void serve() {
        while (closed.getCount() > 0) {
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
            if (say(socket, says.getOrDefault(GREETING, "")) && converse(socket)) {
                var hidden = tls.createSocket(socket, null, true);
                ((SSLSocket) hidden).setUseClientMode(false);
                converse(hidden);
            }
        } catch (IOException _) {
            // the client hung up first; what it then says is what the test looks at
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether TLS begins now.
    private boolean converse(Socket socket) throws IOException, InterruptedException {
        var in = new Lines(socket.getInputStream());
        boolean goesOn = true;
        while (goesOn) {
            var command = in.next();
            if (command == null) {
                return false;
            }
            commands.add(command);
            var word = command.split(" ", 2)[0];
            var reply = says.getOrDefault(command, says.getOrDefault(word, "250 ok"));
            goesOn = say(socket, reply);
            if (goesOn && word.equals("DATA") && reply.startsWith("354")) {
                mails.add(mail(in));
                goesOn = say(socket, says.getOrDefault(LAST_LINE, ""));
            }
            if (word.equals("STARTTLS") && reply.startsWith("220")) {
                return true;
            }
        }
        return false;
    }

    /// Never reads further than it must: what follows may be TLS.
    private record Lines(InputStream in) {
        @Nullable String next() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c == -1) {
                    return null;
                }
                line.write(c);
            }
            return line.toString(StandardCharsets.UTF_8).replaceAll("\r$", "");
        }
    }

    private static String mail(Lines in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.next(); !".".equals(line); line = in.next()) {
            if (line == null) {
                throw new IOException("the mail broke off");
            }
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    private boolean say(Socket socket, String reply) throws IOException, InterruptedException {
        switch (reply) {
            case HANGS_UP -> socket.setSoLinger(true, 0);
            case STALLS -> closed.await();
            case DRIPS -> drip(socket);
            default ->
                    socket.getOutputStream()
                            .write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return !List.of(HANGS_UP, STALLS, DRIPS).contains(reply) && !reply.startsWith("421");
    }

    private void drip(Socket socket) throws IOException, InterruptedException {
        do {
            socket.getOutputStream().write("250-and more\r\n".getBytes(StandardCharsets.UTF_8));
        } while (!closed.await(50, TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
