package dev.remediator.paging.channel;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// A body that OkHttp never sends twice behind our back, and that tells whether it went out.
final class OneShot extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final MediaType type;
    private final byte[] bytes;
    private volatile boolean written;

    private OneShot(MediaType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    static OneShot json(byte[] bytes) {
        return new OneShot(JSON, bytes);
    }

    /// A form's fields, in their order; halves of characters become question marks.
    static OneShot form(Map<String, String> fields) {
        var form =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return new OneShot(FORM, form.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static OneShot of(MediaType type, byte[] bytes) {
        return new OneShot(type, bytes);
    }

    /// Whether the service may have read all of it.
    boolean written() {
        return written;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
        written = true;
    }
}
