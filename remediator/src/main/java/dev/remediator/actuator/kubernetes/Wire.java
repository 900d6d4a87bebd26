package dev.remediator.actuator.kubernetes;

import dev.remediator.actuator.Unreachable;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Carries requests to the API and answers back.
///
/// The library's own calls are not used: they cannot say *this* object by its UID when they delete,
/// they keep for themselves why an eviction was refused and for how long to wait, and they look an
/// object up again before they patch it. Its connections, credentials and types are.
final class Wire implements AutoCloseable {
    private final String whom;
    private final Connection connection;
    private final Timing timing;
    private final KubernetesSerialization json = new KubernetesSerialization();
    private @Nullable KubernetesClient client;

    Wire(String whom, Connection connection, Timing timing) {
        this.whom = whom;
        this.connection = connection;
        this.timing = timing;
    }

    KubernetesSerialization json() {
        return json;
    }

    /// Sends it. Credentials that are refused are read again from the kubeconfig by the client,
    /// once, because they run out.
    Answer send(Ask ask) {
        return exchange(client(), ask);
    }

    private Answer exchange(KubernetesClient by, Ask ask) {
        var request = request(by, ask);
        CompletableFuture<HttpResponse<String>> answer;
        try {
            answer = by.getHttpClient().sendAsync(request, String.class);
        } catch (KubernetesClientException e) {
            throw unreachable(ask, e);
        }
        try {
            var response = answer.get(timing.answer().toNanos(), TimeUnit.NANOSECONDS);
            return answer(response);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw Timing.interrupted(e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Unreachable(
                    "%s was asked to %s and did not answer within %d ms"
                            .formatted(whom, ask.words(), timing.answer().toMillis()),
                    e);
        } catch (ExecutionException e) {
            throw unreachable(ask, e.getCause() == null ? e : e.getCause());
        }
    }

    private Unreachable unreachable(Ask ask, Throwable cause) {
        return new Unreachable(
                "%s could not be asked to %s: %s".formatted(whom, ask.words(), cause), cause);
    }

    private HttpRequest request(KubernetesClient by, Ask ask) {
        var root = by.getMasterUrl().toString();
        var slash = root.endsWith("/") ? root.length() - 1 : root.length();
        var builder =
                by.getHttpClient()
                        .newHttpRequestBuilder()
                        .uri(root.substring(0, slash) + ask.target())
                        .timeout(timing.answer().toMillis(), TimeUnit.MILLISECONDS)
                        .header("Accept", "application/json");
        if (!ask.body().isEmpty()) {
            return builder.method(ask.method(), ask.type(), ask.body()).build();
        }
        return builder.build();
    }

    private Answer answer(HttpResponse<String> response) {
        var body = response.body() == null ? "" : response.body();
        var status = status(response.code(), body);
        return new Answer(response.code(), body, status, retryAfter(response, status));
    }

    private Status status(int code, String body) {
        if (code < 300 || !body.startsWith("{")) {
            return new Status();
        }
        try {
            return json.unmarshal(body, Status.class);
        } catch (KubernetesClientException | IllegalArgumentException _) {
            return new Status();
        }
    }

    private static Duration retryAfter(HttpResponse<String> response, Status status) {
        var header = response.header("Retry-After");
        if (header != null && header.matches("[0-9]{1,5}")) {
            return Duration.ofSeconds(Integer.parseInt(header));
        }
        var details = status.getDetails();
        var seconds = details == null ? null : details.getRetryAfterSeconds();
        return Duration.ofSeconds(seconds == null ? 0 : Math.clamp(seconds, 0, 99_999));
    }

    private synchronized KubernetesClient client() {
        if (client == null) {
            client = connection.open(timing);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
