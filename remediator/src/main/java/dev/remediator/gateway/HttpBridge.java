package dev.remediator.gateway;

import dev.remediator.access.Caller;
import dev.remediator.gateway.tls.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Between Jetty's requests and ours.
final class HttpBridge extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(HttpBridge.class);

    private static final int PASSED_AT_ONCE = 64 * 1024;
    private static final long MOST_PASSED = 256L * 1024 * 1024;

    private final Routes routes;
    private final Requests requests;
    private final long maxBody;
    private final Room room;

    HttpBridge(Routes routes, Requests requests, long maxBody) {
        this.routes = routes;
        this.requests = requests;
        this.maxBody = maxBody;
        this.room = Room.ofThisProcess(maxBody);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long began = System.nanoTime();
        Reply reply;
        try (var held = room.hold()) {
            reply = routes.answer(ask(request, held));
        } catch (Room.Full e) {
            reply = Strangers.unavailable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            reply = Reply.error(400, "the request could not be read to its end");
        } catch (HttpException.RuntimeException e) {
            reply = Reply.error(400, "the request is no proper HTTP");
        } catch (RuntimeException | Error e) {
            // A bug of ours. 503, because senders retry on it and give up on 500.
            LOG.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
            reply =
                    Reply.error(503, "this request failed here; it is safe to send it again")
                            .with("Retry-After", "5");
        }
        requests.answered(
                request.getMethod(),
                routes.address(Request.getPathInContext(request)),
                reply.status(),
                System.nanoTime() - began);
        send(reply, request.isSecure(), response, callback);
        return true;
    }

    private Ask ask(Request request, Room.Held held) throws IOException, Room.Full {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders()
                .forEach(h -> headers.putIfAbsent(h.getName(), String.valueOf(h.getValue())));
        var path = Request.getPathInContext(request);
        return new Ask(
                request.getMethod(),
                path,
                query(request),
                headers,
                body(request, held),
                Peer.of(request),
                new Ask.Line(Request.getRemoteAddr(request), request.isSecure()),
                Caller.ANYBODY,
                Map.of());
    }

    /// What cannot be decoded is the sender's mistake, whatever Jetty throws at it.
    private static Map<String, String> query(Request request) {
        var query = new TreeMap<String, String>();
        try {
            for (var field : Request.extractQueryParameters(request)) {
                query.putIfAbsent(field.getName(), String.valueOf(field.getValue()));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new HttpException.RuntimeException(400, "the query cannot be decoded", e);
        }
        return query;
    }

    private Ask.Body body(Request request, Room.Held held) throws IOException, Room.Full {
        try (var in = Content.Source.asInputStream(request)) {
            var bytes = whole(in, held);
            if (bytes.length > maxBody) {
                held.close();
                passOver(in, held);
                int kept = Math.min(bytes.length, Strangers.KEPT_BYTES + 1);
                return new Ask.Body(Arrays.copyOf(bytes, kept), true);
            }
            var encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
            return Unpacking.of(bytes, encoding == null ? "" : encoding, maxBody, held);
        }
    }

    private byte[] whole(InputStream in, Room.Held held) throws IOException, Room.Full {
        try {
            return held.read(in, maxBody + 1);
        } catch (Room.Full e) {
            held.close();
            passOver(in, held);
            throw e;
        }
    }

    /// A sender that is not heard to its end does not hear the answer either, and sends for ever.
    private static void passOver(InputStream in, Room.Held held) throws IOException, Room.Full {
        var passed = new byte[PASSED_AT_ONCE];
        for (long left = MOST_PASSED; left > 0; ) {
            int read = in.read(passed);
            if (read < 0) {
                return;
            }
            left -= read;
            held.hurry();
        }
    }

    private static void send(Reply reply, boolean secure, Response response, Callback callback) {
        response.setStatus(reply.status());
        var headers = response.getHeaders();
        Unreadable.guard(headers, secure);
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        reply.headers().forEach(headers::put);
        if (reply.streaming() != null) {
            stream(reply.streaming(), response, callback);
            return;
        }
        var bytes = reply.bytes();
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    private static void stream(Streaming streaming, Response response, Callback callback) {
        try (var out = Content.Sink.asOutputStream(response)) {
            streaming.to(
                    piece -> {
                        out.write(piece.getBytes(StandardCharsets.UTF_8));
                        out.flush();
                    });
        } catch (IOException e) {
            LOG.debug("whoever listened has gone away", e);
            callback.failed(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("an answer that goes on broke off", e);
            callback.failed(e);
            return;
        }
        callback.succeeded();
    }
}
