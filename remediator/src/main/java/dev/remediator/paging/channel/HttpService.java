package dev.remediator.paging.channel;

import dev.remediator.paging.channel.Delivery.Ambiguous;
import dev.remediator.paging.channel.Delivery.Permanent;
import dev.remediator.paging.channel.Delivery.Retry;
import dev.remediator.paging.channel.Delivery.Sent;
import dev.remediator.paging.text.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// One paging service over HTTP: makes a request, once, and says what became of it.
///
/// | what happens | answer |
/// |---|---|
/// | a status the service uses for "I have it" | what the channel reads from it |
/// | 408, 420, 425, 429, 5xx | [Retry], with its `Retry-After` |
/// | 3xx: nothing is followed | [Retry] |
/// | another 2xx, which the service never answers | [Ambiguous]: who knows who has it |
/// | any other 4xx | [Permanent], with the first line of the answer |
/// | the request could not be written | [Retry] |
/// | it was written, and no answer came | [Ambiguous] |
///
/// What services say is stripped of secrets before anybody sees it.
final class HttpService {
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);
    private static final Set<Integer> LATER = Set.of(408, 420, 425, 429);
    private static final String AGENT = "remediator";
    private static final int FIRST_LINE = 200;
    private static final int MOST_READ = 64 * 1024;

    private final String name;
    private final OkHttpClient http;
    private final Hush hush;

    /// @param name the service's name, as people know it
    /// @param timeouts how long one attempt may take
    /// @param hush what must never be repeated
    HttpService(String name, Timeouts timeouts, Hush hush) {
        this.name = name;
        this.hush = hush;
        http =
                new OkHttpClient.Builder()
                        .connectTimeout(timeouts.connect())
                        .writeTimeout(timeouts.write())
                        .readTimeout(timeouts.read())
                        .callTimeout(timeouts.whole())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .build();
    }

    /// An answer with a status that means "I have it".
    ///
    /// @param code the status
    /// @param body its text, at most 64 KiB of it
    /// @param after how long the service wants to be left alone; zero if it did not say
    record Answer(int code, String body, Duration after) {
        /// It did not say how long it wants to be left alone.
        Answer(int code, String body) {
            this(code, body, Duration.ZERO);
        }
    }

    /// Makes the request.
    ///
    /// @param request address, headers and method; `User-Agent` is added
    /// @param body the same body that the request has
    /// @param good statuses that mean "I have it"
    /// @param reading what such an answer says
    Delivery attempt(
            Request request, OneShot body, List<Integer> good, Function<Answer, Delivery> reading) {
        var whole = request.newBuilder().header("User-Agent", AGENT).build();
        try (var response = http.newCall(whole).execute()) {
            if (good.contains(response.code())) {
                return reading.apply(answer(response));
            }
            return judged(response);
        } catch (IOException e) {
            return body.written()
                    ? new Ambiguous("no answer came after the page was sent: " + harmless(e))
                    : new Retry(Duration.ZERO, "the page could not be sent: " + harmless(e));
        }
    }

    /// The same, where the status says all there is to say.
    Delivery attempt(Request request, OneShot body, Integer... good) {
        return attempt(request, body, List.of(good), _ -> new Sent(name + " accepted it"));
    }

    /// Looks something up. Empty if there was no answer with the status 200, for whatever reason.
    ///
    /// @param request a GET
    Optional<Answer> look(Request request) {
        var whole = request.newBuilder().header("User-Agent", AGENT).build();
        try (var response = http.newCall(whole).execute()) {
            return response.code() == 200 ? Optional.of(answer(response)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Answer answer(Response response) {
        return new Answer(response.code(), text(response), retryAfter(response));
    }

    private Delivery judged(Response response) {
        int code = response.code();
        var said = name + " answered " + code + firstLine(response);
        if (LATER.contains(code) || code >= 500) {
            return new Retry(retryAfter(response), said);
        }
        if (code >= 400) {
            return new Permanent(said);
        }
        var host = harmless(response.request().url().host());
        var doubt = said + "; is " + host + " really " + name + "?";
        return code < 300 ? new Ambiguous(doubt) : new Retry(Duration.ZERO, doubt);
    }

    /// Seconds, or a date by the server's own clock; no longer than a page can wait.
    static Duration retryAfter(Response response) {
        var wish = response.header("Retry-After", "");
        var date = response.headers().getInstant("Retry-After");
        var now = response.headers().getInstant("Date");
        if (wish != null && wish.matches("[0-9]{1,9}")) {
            return bounded(Duration.ofSeconds(Long.parseLong(wish)));
        }
        return date == null || now == null ? Duration.ZERO : bounded(between(now, date));
    }

    private static Duration between(Instant now, Instant date) {
        return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
    }

    private static Duration bounded(Duration wish) {
        return wish.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wish;
    }

    /// What cannot be read of an accepted page must not make it one that is sent again.
    private static String text(Response response) {
        try {
            return response.peekBody(MOST_READ).string();
        } catch (IOException e) {
            return "";
        }
    }

    private String firstLine(Response response) {
        try {
            var start = response.peekBody(8 * 1024).bytes();
            var line = new String(start, StandardCharsets.UTF_8).strip().lines().findFirst();
            return line.map(text -> ": " + harmless(text)).orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private String harmless(IOException e) {
        return harmless(e.getClass().getSimpleName() + " " + e.getMessage());
    }

    /// What others say, without the secrets, should they repeat them.
    String harmless(String text) {
        return Plain.line(hush.without(text), FIRST_LINE);
    }
}
