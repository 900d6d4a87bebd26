package dev.remediator.gateway;

import dev.remediator.console.Told;
import dev.remediator.console.WhatIf;
import dev.remediator.console.WhatIfAnswer;
import dev.remediator.console.WhatIfPages;
import dev.remediator.topic.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The console's forms. Each is made what a script would send to the API and goes to the same
/// place, so it is refused for the same reasons in the same words. The answer leads back to the
/// page, which says what became of it.
///
/// @param operator what people tell automation
/// @param responder what they say about pages
/// @param flashes keeps what is to be said on the next page
/// @param whatIf decides again about recordings
/// @param answers keeps what it says
record ConsoleForms(
        Operator operator,
        Responder responder,
        Flashes flashes,
        WhatIf whatIf,
        WhatIfPages answers) {

    /// Addresses of this console alone: no host, no query, nothing that ends a header.
    private static final Pattern OURS = Pattern.compile("/(?:[A-Za-z0-9._~%-]+(?:/|$))*");

    private static final Pattern SHORT_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");

    List<Route> routes() {
        return List.of(
                Route.operator("POST", "/console/andon", this::andon),
                Route.operator("POST", "/console/approval", this::approval),
                Route.operator("POST", "/console/silences", this::silence),
                Route.operator("POST", "/console/silence-ending", this::endSilence),
                Route.operator("POST", "/console/acknowledgement", this::acknowledge),
                Route.operator("POST", "/console/closing", this::close),
                Route.admin("POST", "/console/autonomy", this::autonomy),
                Route.operator("POST", "/console/what-if", this::whatIf));
    }

    private Reply andon(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var scope = form.text("other").or(() -> form.text("scope")).orElse("everything");
        var json = says(form, "action", "reason", "by").put("scope", scope);
        boolean pull = form.text("action").orElse("").equals("pull");
        return told(
                form,
                pull
                        ? "Automation is stopped: " + scope + ". People are still paged."
                        : "The cord is released: " + scope + ". What still fires is taken up.",
                () -> operator.andon(asked(ask, json, Map.of())));
    }

    private Reply approval(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var run = form.text("run").orElse("");
        boolean approve = form.text("decision").orElse("").equals("approve");
        return told(
                form,
                approve
                        ? run + " is approved; it begins as soon as no other guard holds it."
                        : run + " is denied; people are paged.",
                () ->
                        operator.approval(
                                asked(
                                        ask,
                                        says(form, "decision", "reason", "by"),
                                        Map.of("run", run))));
    }

    private Reply silence(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var json = says(form, "reason", "by");
        var matchers = json.putArray("matchers");
        form.text("matchers").stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(matchers::add);
        form.text("for").ifPresent(lasts -> json.put("for", Spelt.duration(lasts)));
        form.text("from").ifPresent(from -> json.put("from", utc(from)));
        if (form.text("maintenance").isPresent()) {
            json.put("maintenance", true);
        }
        return told(
                form, "The silence is set.", () -> operator.silence(asked(ask, json, Map.of())));
    }

    /// Browsers send a time without a zone; the page says that it is UTC.
    private static String utc(String time) {
        if (!SHORT_TIME.matcher(time).matches()) {
            return time;
        }
        return time + (time.length() == 16 ? ":00Z" : "Z");
    }

    private Reply endSilence(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var id = form.text("silence").orElse("");
        var query = new HashMap<String, String>();
        form.text("reason").ifPresent(reason -> query.put("reason", reason));
        form.text("by").ifPresent(by -> query.put("by", by));
        return told(
                form,
                id + " has ended; what still fires is taken up.",
                () ->
                        operator.endSilence(
                                new Ask(
                                        "DELETE",
                                        ask.path(),
                                        query,
                                        ask.headers(),
                                        new Ask.Body(new byte[0], false),
                                        ask.peer(),
                                        ask.line(),
                                        ask.caller(),
                                        Map.of("id", id))));
    }

    private Reply acknowledge(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var incident = Map.of("id", form.text("incident").orElse(""));
        return told(
                form,
                "You have it; nobody else is called.",
                () -> responder.acknowledge(asked(ask, says(form, "reason", "by"), incident)));
    }

    private Reply close(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var incident = Map.of("id", form.text("incident").orElse(""));
        return told(
                form,
                "It is over.",
                () -> responder.close(asked(ask, says(form, "reason", "by"), incident)));
    }

    private Reply autonomy(Ask ask) throws Refusal {
        var form = FormFields.of(ask);
        var playbook = form.text("playbook").orElse("");
        return told(
                form,
                playbook + " is set to " + form.text("level").orElse("") + ".",
                () ->
                        operator.autonomy(
                                asked(
                                        ask,
                                        says(form, "level", "reason", "by"),
                                        Map.of("name", playbook))));
    }

    private Reply whatIf(Ask ask) {
        WhatIfAnswer answer;
        try {
            answer = answer(Multipart.of(ask));
        } catch (Refusal e) {
            answer = WhatIfAnswer.refused("", String.valueOf(e.getMessage()));
        }
        return Reply.seeOther(answers.keep(answer));
    }

    private WhatIfAnswer answer(Multipart form) {
        boolean asHere = form.fields().containsKey("here");
        if (form.file().length > 0) {
            return whatIf.about(form.file(), form.fileName(), asHere);
        }
        var text = form.fields().getOrDefault("text", "");
        var name = text.stripLeading().startsWith("{") ? "pasted.jsonl" : "pasted.csv";
        return whatIf.about(text.getBytes(StandardCharsets.UTF_8), name, asHere);
    }

    /// What the API calls it, as far as it was typed.
    private static ObjectNode says(FormFields form, String... keys) {
        var json = Json.MAPPER.createObjectNode();
        for (var key : keys) {
            form.text(key).ifPresent(text -> json.put(key, text));
        }
        return json;
    }

    private static Ask asked(Ask ask, ObjectNode json, Map<String, String> parts) {
        return new Ask(
                "POST",
                ask.path(),
                Map.of(),
                Map.of("Content-Type", "application/json"),
                new Ask.Body(Json.MAPPER.writeValueAsBytes(json), false),
                ask.peer(),
                ask.line(),
                ask.caller(),
                parts);
    }

    /// What does what was asked.
    @FunctionalInterface
    private interface Doing {
        Reply reply() throws Refusal;
    }

    private Reply told(FormFields form, String done, Doing doing) {
        Reply reply;
        try {
            reply = doing.reply();
        } catch (Refusal e) {
            reply = e.reply();
        }
        var back = form.text("back").filter(p -> OURS.matcher(p).matches()).orElse("/");
        return Reply.seeOther(
                flashes.keep(
                        back,
                        new Told(
                                reply.status() < 300,
                                sentence(reply, done),
                                form.text("form").orElse(""),
                                form.all())));
    }

    private static String sentence(Reply reply, String done) {
        var json = Json.MAPPER.readTree(reply.body());
        if (reply.status() >= 300) {
            return json.path("error").asString("it was not taken");
        }
        return json.path("accepted").asBoolean(false)
                ? "It is written down and will be done; nobody has said yet that it is."
                : done;
    }
}
