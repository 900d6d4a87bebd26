package dev.remediator.gateway.sns;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// The internet itself: five seconds for everything, no redirects.
final class OkWeb implements Web {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final OkHttpClient http;

    OkWeb() {
        this(LIMIT);
    }

    OkWeb(Duration limit) {
        http =
                new OkHttpClient.Builder()
                        .callTimeout(limit)
                        .connectTimeout(limit)
                        .readTimeout(limit)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    @Override
    public byte[] get(URI address) throws IOException {
        var request = new Request.Builder().url(address.toString()).build();
        try (var response = http.newCall(request).execute()) {
            return body(address.getHost(), response);
        }
    }

    private static byte[] body(String host, Response response) throws IOException {
        if (response.code() != OK) {
            throw new IOException(host + " answers with " + response.code());
        }
        var bytes = response.body().byteStream().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException(
                    host
                            + " answers with more than "
                            + LONGEST
                            + " bytes, which is no certificate");
        }
        return bytes;
    }
}
