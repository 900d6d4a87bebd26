package dev.remediator.actuator;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// Asks a service on this machine whether it serves: `GET /healthz` answers 200 within a second.
/// Asks on a new connection each time, and neither follows redirects nor asks twice.
final class HealthCheck {
    private static final Duration ALLOWED = Duration.ofSeconds(1);
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder()
                    .callTimeout(ALLOWED)
                    .proxy(Proxy.NO_PROXY)
                    .followRedirects(false)
                    .retryOnConnectionFailure(false)
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .build();

    private final Request request;

    HealthCheck(int port) {
        var address =
                new HttpUrl.Builder()
                        .scheme("http")
                        .host("127.0.0.1")
                        .port(port)
                        .addPathSegment("healthz")
                        .build();
        this.request = new Request.Builder().url(address).header("Connection", "close").build();
    }

    boolean passes() {
        try (var response = CLIENT.newCall(request).execute()) {
            return response.code() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
