package dev.remediator.paging.channel;

import dev.remediator.paging.text.Diagnosis;
import dev.remediator.paging.text.Plain;
import dev.remediator.remediation.Page;
import dev.remediator.settings.ChannelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Pages through GoAlert's generic API. The secret is the token of a generic integration key; it is
/// sent as a field of the form, which GoAlert reads like the one in the address that it shows
/// people. There is no usual address: `url` is needed. GoAlert has no way to acknowledge here.
final class GoAlert implements Channel {
    /// GoAlert cuts a summary after 1 KiB and details after 6 KiB.
    private static final int SUMMARY = 1024;

    private static final int DETAILS = 6 * 1024;

    private final Credential token;
    private final HttpUrl incoming;
    private final HttpService service;

    private GoAlert(ChannelSpec spec, Credential token, Timeouts timeouts) {
        this.token = token;
        incoming =
                Place.of(spec, "").newBuilder().addPathSegments("api/v2/generic/incoming").build();
        service = new HttpService("GoAlert", timeouts, Hush.of(token));
    }

    /// @param spec what the operator says
    /// @param token the token of a generic integration key
    /// @param timeouts how long one attempt may take
    /// @throws IllegalArgumentException if there is no address
    static Channel of(ChannelSpec spec, Credential token, Timeouts timeouts) {
        return new GoAlert(spec, token, timeouts);
    }

    @Override
    public Delivery send(Message message) {
        var body = OneShot.form(fields(message));
        var request = new Request.Builder().url(incoming).post(body).build();
        return service.attempt(request, body, 200, 204);
    }

    private Map<String, String> fields(Message message) {
        var diagnosis = Diagnosis.of(message.notification(), message.links());
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", token.now().strip());
        fields.put("summary", Plain.fitting(diagnosis.subject(SUMMARY), SUMMARY));
        fields.put("details", diagnosis.text(DETAILS));
        fields.put("dedup", message.page().dedupKey());
        if (message.action() == Page.Action.RESOLVE) {
            fields.put("action", "close");
        }
        return fields;
    }

    @Override
    public String toString() {
        return "GoAlert at " + incoming.host();
    }
}
