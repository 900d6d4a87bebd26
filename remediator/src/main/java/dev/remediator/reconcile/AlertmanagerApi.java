package dev.remediator.reconcile;

import dev.remediator.adapter.Adapted;
import dev.remediator.adapter.AlertAdapter;
import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Payload;
import dev.remediator.adapter.payload.Unreadable;
import dev.remediator.alert.Alert;
import dev.remediator.alert.AlertStatus;
import dev.remediator.settings.Reconcile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Asks one Alertmanager. Muted alerts are asked for too: they still fire. The alerts are asked for
/// before the start time, so that a restart in between shows.
final class AlertmanagerApi {
    private static final long LONGEST_BODY = 32L << 20;

    private final String shown;
    private final HttpUrl base;
    private final AlertAdapter adapter;
    private final OkHttpClient http;
    private final Supplier<String> secret;

    /// @param source where it is
    /// @param adapter reads its alerts as it does those of its webhooks
    /// @param http follows no redirect
    /// @param secret a password or token; empty: what is in the address, if anything
    /// @throws IllegalArgumentException in one sentence, if the address is none
    AlertmanagerApi(
            Reconcile source, AlertAdapter adapter, OkHttpClient http, Supplier<String> secret) {
        this.shown = source.shown();
        this.base = base(source);
        this.adapter = adapter;
        this.http = http;
        this.secret = secret;
    }

    private static HttpUrl base(Reconcile source) {
        var base = HttpUrl.parse(source.url());
        if (base == null) {
            throw new IllegalArgumentException(
                    "nothing can be asked at reconcile url " + source.shown());
        }
        return base;
    }

    /// What fires there.
    ///
    /// @param now by our clock
    Listing ask(Instant now) throws NoAnswer {
        var alerts = get("alerts");
        var status = get("status");
        try {
            return new Listing(listed(alerts, now), running(status));
        } catch (Unreadable e) {
            throw new NoAnswer(shown + " answers what cannot be read: " + e.why(), e);
        }
    }

    private record Answer(ByteBuffer body, Instant at) {}

    private List<Listing.Listed> listed(Answer answer, Instant now) throws NoAnswer {
        var items = Payload.parse(answer.body()).items();
        var alerts = alerts(new Delivery(adapter.source(), Map.of(), answer.body().array(), now));
        if (alerts.size() != items.size()) {
            throw new NoAnswer(shown + " answers what cannot be read", null);
        }
        var listed = new ArrayList<Listing.Listed>();
        for (int i = 0; i < items.size(); i++) {
            listed.add(listed(alerts.get(i), items.get(i)));
        }
        return listed;
    }

    private static Listing.Listed listed(Alert alert, Field item) {
        var state = item.at("status").at("state").text().orElse("");
        var receivers =
                item.at("receivers").items().stream()
                        .flatMap(receiver -> receiver.at("name").text().stream())
                        .collect(Collectors.toSet());
        boolean active = state.equals("active") && alert.status() == AlertStatus.FIRING;
        return new Listing.Listed(alert, active, receivers);
    }

    private List<Alert> alerts(Delivery delivery) throws NoAnswer {
        return switch (adapter.adapt(delivery)) {
            case Adapted.Alerts(var alerts, var _) -> alerts;
            case Adapted.Ignored _, Adapted.Handshake _, Adapted.AboutPages _ -> List.of();
            case Adapted.Rejected(var why, var _) ->
                    throw new NoAnswer(shown + " answers what cannot be read: " + why, null);
        };
    }

    /// By its own clock, if it says what that shows: ours may be another.
    private Duration running(Answer answer) throws NoAnswer {
        var since =
                Payload.parse(answer.body())
                        .at("uptime")
                        .time()
                        .orElseThrow(() -> new NoAnswer(shown + " does not say its uptime", null));
        return Duration.between(since, answer.at());
    }

    private Answer get(String what) throws NoAnswer {
        var url = base.newBuilder().addPathSegments("api/v2/" + what);
        if (what.equals("alerts")) {
            List.of("active", "silenced", "inhibited", "unprocessed")
                    .forEach(state -> url.addQueryParameter(state, "true"));
        }
        var request = new Request.Builder().url(url.build()).header("User-Agent", "remediator");
        authorization().ifPresent(value -> request.header("Authorization", value));
        try (var response = http.newCall(request.build()).execute()) {
            return answer(response);
        } catch (IOException e) {
            throw new NoAnswer(shown + " does not answer: " + e.getClass().getSimpleName(), e);
        }
    }

    private Optional<String> authorization() {
        var said = secret.get();
        if (!base.username().isEmpty()) {
            return Optional.of(
                    Credentials.basic(base.username(), said.isEmpty() ? base.password() : said));
        }
        return said.isEmpty() ? Optional.empty() : Optional.of("Bearer " + said);
    }

    private Answer answer(Response response) throws IOException, NoAnswer {
        if (response.code() != 200) {
            throw new NoAnswer(shown + " answers " + response.code(), null);
        }
        var source = response.body().source();
        if (source.request(LONGEST_BODY + 1)) {
            throw new NoAnswer(shown + " answers more than " + LONGEST_BODY + " bytes", null);
        }
        var date = response.headers().getInstant("Date");
        return new Answer(
                ByteBuffer.wrap(source.readByteArray()),
                date == null ? Instant.ofEpochMilli(response.receivedResponseAtMillis()) : date);
    }
}
