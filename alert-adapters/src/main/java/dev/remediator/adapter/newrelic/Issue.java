package dev.remediator.adapter.newrelic;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A message's fields under whichever name its template gives them. The first name of a list is the
/// default template's; the last are the notification channels'.
record Issue(Field body) {
    static final List<String> STATE = List.of("state", "current_state", "status");
    private static final List<String> ID =
            List.of("id", "issueId", "issue_id", "incident_id", "incidentId");
    private static final List<String> CONDITIONS =
            List.of(
                    "alertConditionNames",
                    "conditionNames",
                    "conditionName",
                    "condition_name",
                    "accumulations/conditionName");
    private static final List<String> POLICIES =
            List.of(
                    "alertPolicyNames",
                    "policyNames",
                    "policyName",
                    "policy_name",
                    "accumulations/policyName");
    private static final List<String> ENTITIES =
            List.of("impactedEntities", "entityNames", "entitiesData/names", "targets", "entity");

    /// What people name a condition after, if nothing has a value.
    private static final String NOT_AVAILABLE = "N/A";

    String state() {
        return first(STATE);
    }

    /// The id of the issue or incident; that of a channel's example is zero and tells nothing.
    String id() {
        return ID.stream()
                .map(name -> first(List.of(name)))
                .filter(id -> !id.isBlank() && !id.strip().equals("0"))
                .findFirst()
                .orElse("");
    }

    List<String> conditions() {
        return names(CONDITIONS);
    }

    List<String> policies() {
        return names(POLICIES);
    }

    List<String> entities() {
        return names(ENTITIES);
    }

    /// The title, which some templates write as an array, or as an array in a text.
    String title() {
        return names(List.of("title", "annotations/title")).stream().findFirst().orElse("");
    }

    /// What happened, in words that change from message to message.
    String details() {
        return names(List.of("description", "details")).stream().findFirst().orElse("");
    }

    /// What the button in the old channels sends.
    boolean isTest() {
        var event = NewRelicAdapter.lower(first(List.of("event_type")));
        return NewRelicAdapter.lower(state()).equals("test") || event.startsWith("notification");
    }

    /// Whether the state is still a variable of the template.
    boolean isUnfilled() {
        return STATE.stream()
                .flatMap(name -> body.at(name).text().stream())
                .anyMatch(text -> text.contains("{{"));
    }

    Unreadable stateBecause(String why) {
        var there =
                STATE.stream().filter(name -> body.at(name).present()).findFirst().orElse("state");
        return body.at(there).because(why);
    }

    /// The first of these that says something.
    String first(List<String> names) {
        return names.stream()
                .map(name -> at(name).said())
                .filter(text -> !text.isBlank() && !text.strip().equals(NOT_AVAILABLE))
                .findFirst()
                .orElse("");
    }

    Optional<Instant> time(String... names) {
        for (var name : names) {
            if (!at(name).said().isBlank() && at(name).time().isPresent()) {
                return at(name).time();
            }
        }
        return Optional.empty();
    }

    /// A member, or a member of a member.
    Field at(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return body.at(name);
        }
        var outer = body.at(name.substring(0, slash));
        return outer.isObject() ? outer.at(name.substring(slash + 1)) : body.at(name);
    }

    private List<String> names(List<String> from) {
        return from.stream()
                .map(name -> names(at(name)))
                .filter(all -> !all.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> names(Field field) {
        var array = field.isArray() ? field : inText(field);
        if (!array.isArray()) {
            var text = array.isObject() ? array.at("name").said() : array.said();
            return says(text) ? List.of(text.strip()) : List.of();
        }
        var all = new ArrayList<String>();
        for (var item : array.items()) {
            all.addAll(names(item));
        }
        return all.stream().distinct().toList();
    }

    /// An array that somebody quoted; the text itself, if it only looks like one.
    private static Field inText(Field field) {
        if (field.isObject() || !field.said().strip().startsWith("[")) {
            return field;
        }
        try {
            return field.json();
        } catch (Unreadable _) {
            return field;
        }
    }

    private static boolean says(String text) {
        return !text.isBlank() && !text.strip().equals(NOT_AVAILABLE);
    }
}
