package dev.remediator.paging.roster;

import dev.remediator.paging.channel.Credential;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks a service who is on call: one request, no redirect, at most five seconds. Nothing of what a
/// service says but e-mail addresses is repeated, since it may repeat the secret.
///
/// @param service its name, as people know it
/// @param scheme what comes before the secret in the header `Authorization`
/// @param accept the kind of answer that is wanted
/// @param secret read at each request
/// @param http the client
record Inquiry(String service, String scheme, String accept, Credential secret, OkHttpClient http) {
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration LONGEST_WISH = Duration.ofMinutes(5);
    private static final int MOST_READ = 512 * 1024;

    Inquiry(String service, String scheme, String accept, Credential secret) {
        this(service, scheme, accept, secret, client());
    }

    private static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(3))
                .callTimeout(Duration.ofSeconds(5))
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    /// @param url what is asked
    /// @param emails those in an answer; empty if it is none
    OnCall ask(HttpUrl url, Function<JsonNode, Optional<List<String>>> emails) {
        try (var response = http.newCall(request(url)).execute()) {
            int code = response.code();
            if (code == 200) {
                return emails.apply(Json.MAPPER.readTree(response.peekBody(MOST_READ).string()))
                        .<OnCall>map(said -> new OnCall.Are(said.stream().distinct().toList(), ""))
                        .orElseGet(this::unclear);
            }
            return judged(code, response);
        } catch (JacksonException e) {
            return unclear();
        } catch (IOException e) {
            return new OnCall.Unknown(
                    LATER,
                    "%s does not say who is on call: %s"
                            .formatted(service, e.getClass().getSimpleName()));
        } catch (IllegalArgumentException e) {
            return new OnCall.Refused(
                    "the secret for %s's schedules cannot be sent in a header; mend it"
                            .formatted(service));
        }
    }

    private Request request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("Accept", accept)
                .header("User-Agent", "remediator")
                .header("Authorization", scheme + secret.now())
                .build();
    }

    private OnCall judged(int code, Response response) {
        var said = "%s answered %d when asked who is on call".formatted(service, code);
        return switch (code) {
            case 404 -> new OnCall.Refused(said + ": it has no such schedule");
            case 400, 401, 402, 403, 422 ->
                    new OnCall.Unknown(LATER, said + "; see that the channel's secret is right");
            default -> new OnCall.Unknown(wish(response), said);
        };
    }

    private static Duration wish(Response response) {
        var wish = String.valueOf(response.header("Retry-After", ""));
        if (!wish.matches("[0-9]{1,4}")) {
            return LATER;
        }
        var seconds = Duration.ofSeconds(Long.parseLong(wish));
        return seconds.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : seconds;
    }

    private OnCall unclear() {
        return new OnCall.Unknown(
                LATER, "%s's answer does not say who is on call".formatted(service));
    }
}
