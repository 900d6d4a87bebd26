package dev.remediator.paging.roster;

import dev.remediator.paging.channel.Credential;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/// Schedules at PagerDuty: `GET /oncalls` of its REST API v2, with users and their e-mail
/// addresses. Where several are on call, the lowest escalation level comes first.
final class PagerDutySchedules implements Roster {
    static final URI BASE = URI.create("https://api.pagerduty.com");

    private final HttpUrl oncalls;
    private final Inquiry inquiry;

    /// @param base the address before `/oncalls`; accounts in the EU use
    ///   `https://api.eu.pagerduty.com`
    /// @param token a REST API key that may read
    PagerDutySchedules(URI base, Credential token) {
        oncalls = HttpUrl.get(base.toString()).newBuilder().addPathSegment("oncalls").build();
        inquiry =
                new Inquiry(
                        "PagerDuty",
                        "Token token=",
                        "application/vnd.pagerduty+json;version=2",
                        token);
    }

    @Override
    public OnCall onCall(String schedule) {
        var url =
                oncalls.newBuilder()
                        .addQueryParameter("schedule_ids[]", schedule)
                        .addQueryParameter("include[]", "users")
                        .addQueryParameter("earliest", "true")
                        .build();
        return inquiry.ask(url, PagerDutySchedules::emails);
    }

    private static Optional<List<String>> emails(JsonNode answer) {
        if (!answer.path("oncalls").isArray()) {
            return Optional.empty();
        }
        var entries = new ArrayList<JsonNode>();
        answer.path("oncalls").forEach(entries::add);
        entries.sort((a, b) -> Integer.compare(level(a), level(b)));
        return Optional.of(
                entries.stream()
                        .map(entry -> entry.path("user").path("email").asString(""))
                        .filter(email -> !email.isEmpty())
                        .toList());
    }

    private static int level(JsonNode entry) {
        return entry.path("escalation_level").asInt(Integer.MAX_VALUE);
    }
}
