package dev.remediator.actuator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// Asks a node, at the door its clients use, whether it serves. On a new connection each time,
/// within two seconds; neither follows redirects nor asks twice. Safe for use by several threads.
///
/// @param spec how
/// @param address its host name or IP address, from the inventory
public record HealthProbe(HealthSpec spec, String address) {
    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder()
                    .callTimeout(ALLOWED)
                    .proxy(Proxy.NO_PROXY)
                    .followRedirects(false)
                    .retryOnConnectionFailure(false)
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .build();

    /// Whether it answers as it should. Never throws.
    public boolean passes() {
        return spec.scheme().equals("tcp") ? connects() : answers();
    }

    private boolean connects() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, spec.port()), (int) ALLOWED.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers() {
        var url =
                new HttpUrl.Builder()
                        .scheme(spec.scheme())
                        .host(address)
                        .port(spec.port())
                        .addPathSegments(spec.path().substring(1))
                        .build();
        var request = new Request.Builder().url(url).header("Connection", "close").build();
        try (var response = CLIENT.newCall(request).execute()) {
            return response.isSuccessful();
        } catch (IOException e) {
            return false;
        }
    }
}
