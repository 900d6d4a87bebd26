package dev.remediator.paging.roster;

import dev.remediator.paging.channel.Credential;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import tools.jackson.databind.JsonNode;

/// Schedules at Opsgenie: `GET /v2/schedules/{schedule}/on-calls`, flat, so that it says e-mail
/// addresses only. A schedule is named by its ID, which is a UUID, or by its name.
final class OpsgenieSchedules implements Roster {
    static final URI BASE = URI.create("https://api.opsgenie.com");

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final HttpUrl schedules;
    private final Inquiry inquiry;

    /// @param base the address before `/v2/schedules`; accounts in the EU use
    ///   `https://api.eu.opsgenie.com`
    /// @param key an API key that may read
    OpsgenieSchedules(URI base, Credential key) {
        schedules =
                HttpUrl.get(base.toString()).newBuilder().addPathSegments("v2/schedules").build();
        inquiry = new Inquiry("Opsgenie", "GenieKey ", "application/json", key);
    }

    @Override
    public OnCall onCall(String schedule) {
        if (schedule.equals(".") || schedule.equals("..")) {
            return new OnCall.Refused("Opsgenie has no schedule '" + schedule + "'");
        }
        var url =
                schedules
                        .newBuilder()
                        .addPathSegment(schedule)
                        .addPathSegment("on-calls")
                        .addQueryParameter("flat", "true")
                        .addQueryParameter(
                                "scheduleIdentifierType",
                                ID.matcher(schedule).matches() ? "id" : "name")
                        .build();
        return inquiry.ask(url, OpsgenieSchedules::emails);
    }

    private static Optional<List<String>> emails(JsonNode answer) {
        var recipients = answer.path("data").path("onCallRecipients");
        if (!recipients.isArray()) {
            return Optional.empty();
        }
        var emails = new ArrayList<String>();
        recipients.forEach(recipient -> emails.add(recipient.asString("")));
        return Optional.of(emails);
    }
}
