package dev.remediator.paging;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/// A body that OkHttp never sends twice behind our back, and that tells whether it went out.
final class OneShot extends RequestBody {
    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;
    private volatile boolean written;

    OneShot(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether the service may have read all of it.
    boolean written() {
        return written;
    }

    @Override
    public MediaType contentType() {
        return JSON;
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
