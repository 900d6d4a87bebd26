package dev.remediator.gateway;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what never becomes a request of ours, because Jetty cannot read it: a sentence, as
/// everything else is answered with, and no page of HTML.
final class Unreadable extends ErrorHandler {
    /// The longest first line and headers taken, in bytes.
    static final int LONGEST_HEAD = 16 * 1024;

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /// A day: long enough for whoever comes back, and soon over for another server of this name
    /// that knows no TLS.
    private static final String ALWAYS_SECURE = "max-age=86400";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var reply = Reply.error(response.getStatus(), sentence(response.getStatus()));
        var bytes = reply.bytes();
        var headers = response.getHeaders();
        guard(headers, request.isSecure());
        headers.put(HttpHeader.CONTENT_TYPE, reply.type());
        headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    static String sentence(int status) {
        return switch (status) {
            case 408 -> "the request did not come in time; send it again";
            case 414 -> "the address is longer than " + LONGEST_HEAD + " bytes; shorten it";
            case 431 -> "the headers are longer than " + LONGEST_HEAD + " bytes; send fewer";
            default ->
                    "the request is no proper HTTP, or its address has something in it that none may have";
        };
    }

    /// What every answer tells browsers: that it is what it says it is, that nobody keeps it, shows
    /// it in a frame or reads it from elsewhere, and that there is nothing in it to load or run.
    static void guard(HttpFields.Mutable headers, boolean secure) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put("Content-Security-Policy", NOTHING);
        headers.put("X-Frame-Options", "DENY");
        // Not no-referrer: with that browsers send 'Origin: null', and we could not tell our own
        // forms from others'.
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        if (secure) {
            headers.put(new HttpField("Strict-Transport-Security", ALWAYS_SECURE));
        }
    }
}
