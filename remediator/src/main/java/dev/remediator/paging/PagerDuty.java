package dev.remediator.paging;

import dev.remediator.remediation.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Pages through PagerDuty's Events API v2. One call is one request: nothing is repeated and no
/// redirect is followed.
///
/// | what happens | answer |
/// |---|---|
/// | 202 | [Sent] |
/// | 408, 429, 5xx, and what PagerDuty never answers (another 2xx, 3xx) | [Retry], with its `Retry-After` |
/// | any other 4xx | [Permanent], with the first line of the answer |
/// | the request could not be written | [Retry] |
/// | it was written, and no answer came | [Ambiguous] |
///
/// The routing key is a secret: it is in the request's body and nowhere else.
public final class PagerDuty implements PageService {
    /// Where PagerDuty takes events; accounts in the EU use `https://events.eu.pagerduty.com`.
    public static final URI BASE = URI.create("https://events.pagerduty.com");

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);
    private static final int ACCEPTED = 202;
    private static final int FIRST_LINE = 200;

    private final String routingKey;
    private final HttpUrl enqueue;
    private final OkHttpClient http;

    /// With the usual address and times.
    ///
    /// @param routingKey the integration key of a service or of an event orchestration
    public PagerDuty(String routingKey) {
        this(routingKey, BASE, Timeouts.USUAL);
    }

    /// @param routingKey the integration key of a service or of an event orchestration
    /// @param base the address before `/v2/enqueue`
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException if the key is blank, or the address is none
    public PagerDuty(String routingKey, URI base, Timeouts timeouts) {
        this.routingKey = routingKey.strip();
        if (this.routingKey.isEmpty()) {
            throw new IllegalArgumentException("PagerDuty's routing key is blank; set it");
        }
        enqueue = HttpUrl.get(base.toString()).newBuilder().addPathSegments("v2/enqueue").build();
        http =
                new OkHttpClient.Builder()
                        .connectTimeout(timeouts.connect())
                        .writeTimeout(timeouts.write())
                        .readTimeout(timeouts.read())
                        .callTimeout(timeouts.whole())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    /// How long one attempt may take.
    ///
    /// @param connect to connect
    /// @param write between two bytes that are sent
    /// @param read between two bytes of the answer
    /// @param whole all of it
    public record Timeouts(Duration connect, Duration write, Duration read, Duration whole) {
        /// 5 s to connect, 10 s of silence, 15 s in all.
        public static final Timeouts USUAL =
                new Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(15));
    }

    @Override
    public Delivery send(Page page) {
        var body = new OneShot(Slimming.bytes(PagerDutyEvent.of(page, routingKey)));
        var request =
                new Request.Builder()
                        .url(enqueue)
                        .header("Accept", "application/json")
                        .header("User-Agent", "remediator")
                        .post(body)
                        .build();
        try (var response = http.newCall(request).execute()) {
            return judged(response);
        } catch (IOException e) {
            return body.written()
                    ? new Ambiguous("no answer came after the page was sent: " + harmless(e))
                    : new Retry(Duration.ZERO, "the page could not be sent: " + harmless(e));
        }
    }

    private Delivery judged(Response response) {
        int code = response.code();
        if (code == ACCEPTED) {
            return new Sent("PagerDuty accepted it");
        }
        var said = "PagerDuty answered " + code + firstLine(response);
        if (code == 408 || code == 429 || code >= 500) {
            return new Retry(retryAfter(response), said);
        }
        if (code >= 400) {
            return new Permanent(said);
        }
        return new Retry(Duration.ZERO, said + "; is " + enqueue.host() + " really PagerDuty?");
    }

    /// Seconds, or a date by the server's own clock; no longer than a page can wait.
    private static Duration retryAfter(Response response) {
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

    /// What others say, without the key, should they repeat it.
    private String harmless(String text) {
        return Plain.line(text.replace(routingKey, "***"), FIRST_LINE);
    }

    @Override
    public String toString() {
        return "PagerDuty at " + enqueue.host();
    }
}
