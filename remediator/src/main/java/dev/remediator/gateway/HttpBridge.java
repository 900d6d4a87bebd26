package dev.remediator.gateway;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
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

    private final Routes routes;
    private final long maxBody;

    HttpBridge(Routes routes, long maxBody) {
        this.routes = routes;
        this.maxBody = maxBody;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply;
        try {
            reply = routes.answer(ask(request));
        } catch (IOException e) {
            reply = Reply.error(400, "the request could not be read to its end");
        } catch (RuntimeException e) {
            // A bug of ours. 503, because senders retry on it and give up on 500.
            LOG.error("{} {} failed", request.getMethod(), Request.getPathInContext(request), e);
            reply = Reply.error(503, "this request failed here; it is safe to send it again");
        }
        send(reply, response, callback);
        return true;
    }

    private Ask ask(Request request) throws IOException {
        var query = new TreeMap<String, String>();
        for (var field : Request.extractQueryParameters(request)) {
            query.putIfAbsent(field.getName(), String.valueOf(field.getValue()));
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders().forEach(h -> headers.putIfAbsent(h.getName(), String.valueOf(h.getValue())));
        var path = Request.getPathInContext(request);
        return new Ask(request.getMethod(), path, query, headers, body(request));
    }

    private Ask.Body body(Request request) throws IOException {
        try (var in = Content.Source.asInputStream(request)) {
            var bytes = in.readNBytes((int) Math.min(maxBody + 1, Integer.MAX_VALUE - 8));
            return new Ask.Body(bytes, bytes.length > maxBody);
        }
    }

    private static void send(Reply reply, Response response, Callback callback) {
        var bytes = reply.bytes();
        response.setStatus(reply.status());
        var headers = response.getHeaders();
        reply.headers().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }
}
