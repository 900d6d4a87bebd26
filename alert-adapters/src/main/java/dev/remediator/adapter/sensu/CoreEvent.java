package dev.remediator.adapter.sensu;

import dev.remediator.adapter.Delivery;
import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import dev.remediator.alert.Alert;

/// An event of Sensu Core (1.x), as its handlers get it. The end does not say when the trouble
/// began: a check on a client is its own episode.
///
/// @param delivery what it came in
/// @param event the event
record CoreEvent(Delivery delivery, Field event) {

    Alert alert() {
        var check = event.at("check");
        var client = event.at("client");
        var name = check.at("name");
        if (name.said().isEmpty()) {
            throw name.because("is missing; it is the name of the check");
        }
        var source = check.at("source").said();
        var host = source.isEmpty() ? client.at("name").said() : source;
        if (host.isEmpty()) {
            throw client.at("name").because("is missing; it is the name of the client");
        }
        var verdict =
                Verdict.of(check, event.at("action"), event.at("silenced").said().equals("true"));
        var changed = event.at("last_state_change").time();
        var draft =
                Draft.of(SensuAdapter.SOURCE, delivery)
                        .series("", host, name.said())
                        .episode("", host, name.said())
                        .status(verdict.status())
                        .severity(verdict.severity())
                        .name(name.said())
                        .resource("entity", host)
                        .label("check", name.said())
                        .label("address", client.at("address").said())
                        .annotation("output", check.at("output").said().strip())
                        .annotation("occurrences", event.at("occurrences").said())
                        .link("runbook", check.at("playbook").said());
        var when = changed.or(() -> event.at("timestamp").time());
        draft.startsAt(when).endsAt(when);
        return draft.told(event.at("id").said()).alert();
    }
}
