package dev.remediator.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection that is kept, with one request at a time on it. Knows just enough HTTP for that,
/// so that sending costs little beside what is measured. Used by one thread.
final class Connection implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private final Socket socket;
    private final byte[] answer = new byte[LARGEST_ANSWER];

    /// @param port where on loopback
    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /// Sends it and waits for the whole answer.
    ///
    /// @throws IllegalStateException in one sentence, if the answer is not one of success
    void post(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var in = socket.getInputStream();
        int read = 0;
        while (true) {
            int more = in.read(answer, read, answer.length - read);
            if (more <= 0) {
                throw new IOException("the connection ended before the answer did");
            }
            read += more;
            var text = new String(answer, 0, read, StandardCharsets.ISO_8859_1);
            int headers = text.indexOf(END_OF_HEADERS);
            if (headers > 0 && read >= headers + END_OF_HEADERS.length() + length(text, headers)) {
                refuseFailure(text);
                return;
            }
        }
    }

    private static int length(String text, int headers) {
        var head = text.substring(0, headers).toLowerCase(Locale.ROOT) + "\r\n";
        int begins = head.indexOf(LENGTH);
        if (begins < 0) {
            throw new IllegalStateException("the answer does not say how long it is: " + head);
        }
        int from = begins + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private static void refuseFailure(String answer) {
        if (!answer.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(
                    "the bench's alerts were refused: " + answer.lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
