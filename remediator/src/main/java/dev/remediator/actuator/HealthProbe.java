package dev.remediator.actuator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /// Whether it answers as it should. Never throws, also where the address is none.
    public boolean passes() {
        return within(ALLOWED, spec.scheme().equals("tcp") ? this::connects : this::answers);
    }

    /// Whether the answer is yes and comes in time. Asked in a thread of its own, because nobody
    /// can end the look-up of a name; one that a virtual thread does would keep others from
    /// running.
    static boolean within(Duration limit, Callable<Boolean> question) {
        var answer = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("health").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            answer.cancel(true);
        }
    }

    private boolean connects() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, spec.port()), (int) ALLOWED.toMillis());
            return true;
        }
    }

    private boolean answers() throws IOException {
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
        }
    }
}
