package dev.remediator.gateway;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what never becomes a request of ours, because Jetty cannot read it: a sentence, as
/// everything else is answered with, and no page of HTML.
final class Unreadable extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var reply =
                Reply.error(
                        response.getStatus(),
                        "the request is no proper HTTP, or its address has something in it that none may have");
        var bytes = reply.bytes();
        var headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }
}
