package dev.remediator.actuator;

import dev.remediator.port.ActuatorException;
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

/// Asks a node, at the door its clients use, whether it serves. On a new connection each time;
/// neither follows redirects nor asks twice. Safe for use by several threads.
///
/// @param spec how
/// @param address its host name or IP address, from the inventory
/// @param limit how long it may take to answer. Default two seconds
public record HealthProbe(HealthSpec spec, String address, Duration limit) {
    private static final Duration ALLOWED = Duration.ofSeconds(2);
    private static final OkHttpClient CLIENT =
            new OkHttpClient.Builder()
                    .proxy(Proxy.NO_PROXY)
                    .followRedirects(false)
                    .retryOnConnectionFailure(false)
                    .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                    .build();

    /// With two seconds to answer.
    public HealthProbe(HealthSpec spec, String address) {
        this(spec, address, ALLOWED);
    }

    /// Whether it answers as it should; no, too, where the address is none.
    ///
    /// @throws ActuatorException if this thread is interrupted, which it then still is: that says
    ///   nothing about the node
    public boolean passes() {
        return within(limit, spec.scheme().equals("tcp") ? this::connects : this::answers);
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
            throw Wait.interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            answer.cancel(true);
        }
    }

    private boolean connects() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, spec.port()), (int) limit.toMillis());
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
        var call = CLIENT.newCall(request);
        call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        try (var response = call.execute()) {
            return response.isSuccessful();
        }
    }
}
