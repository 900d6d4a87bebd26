package dev.remediator.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Asks over HTTP, shortly.
final class HttpPlace {
    private static final Duration SHORT = Duration.ofSeconds(3);

    private HttpPlace() {}

    /// The host of an address, with its port where one is said; never a password.
    static String host(String url) {
        var uri = URI.create(url);
        var host = String.valueOf(uri.getHost());
        return uri.getPort() < 0 ? host : host + ":" + uri.getPort();
    }

    /// What time it is there, as it says it in its `Date`.
    static Optional<String> date(String url) throws IOException, InterruptedException {
        var plain = URI.create("%s://%s/".formatted(URI.create(url).getScheme(), host(url)));
        var request = HttpRequest.newBuilder(plain).method("HEAD", BodyPublishers.noBody());
        return send(request).headers().firstValue("Date");
    }

    /// @param token who asks; empty for nobody in particular
    static HttpResponse<String> get(String url, String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).GET();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var patience = Load.look().stretched(SHORT);
        var client = HttpClient.newBuilder().connectTimeout(patience).build();
        try {
            return client.send(request.timeout(patience).build(), BodyHandlers.ofString());
        } finally {
            client.shutdownNow();
        }
    }
}
