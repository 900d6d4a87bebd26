package dev.remediator.actuator.terraform;

import dev.remediator.port.ActuatorException;
import dev.remediator.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a saved plan would do, as `terraform show -json FILE` tells it. Outputs may change: they
/// are words about resources.
///
/// @param address the one resource that it may touch
/// @param actions what it would do there; empty if nothing
/// @param before the id of the machine it would end there; empty if there is none
/// @param leftover whether it would end one there whose place another one has taken already
/// @param others what it would do elsewhere, in words
record Plan(
        String address,
        List<String> actions,
        String before,
        boolean leftover,
        List<String> others) {
    private static final Set<List<String>> MAKING =
            Set.of(List.of("create"), List.of("create", "delete"), List.of("delete", "create"));
    private static final int NAMED = 5;

    /// @param json what `terraform show -json FILE` printed
    /// @param attribute which one is the id
    static Plan of(String json, String address, String attribute) {
        try {
            var root = Json.MAPPER.readTree(json);
            if (!root.path("resource_changes").isArray() || root.path("errored").asBoolean(false)) {
                throw new ActuatorException("terraform show did not print a whole plan");
            }
            return of(root, address, attribute);
        } catch (JacksonException _) {
            // Its message may quote what it read.
            throw new ActuatorException("terraform show did not print a plan in JSON");
        }
    }

    private static Plan of(JsonNode root, String address, String attribute) {
        List<String> actions = List.of();
        var before = "";
        boolean leftover = false;
        var others = new ArrayList<String>();
        for (var resource : root.path("resource_changes")) {
            var change = resource.path("change");
            var doing = actions(change);
            boolean here = resource.path("address").asString("").equals(address);
            boolean odd = isMovedOrImported(resource);
            if (odd || (!here && !isIdle(doing))) {
                others.add(words(resource, doing));
            }
            if (here && !resource.path("deposed").asString("").isEmpty()) {
                leftover = true;
            } else if (here) {
                actions = isIdle(doing) ? List.of() : doing;
                before = change.path("before").path(attribute).asString("");
            }
        }
        for (var key : List.of("deferred_changes", "action_invocations")) {
            for (var _ : root.path(key)) {
                others.add("something of " + key);
            }
        }
        return new Plan(address, actions, before, leftover, List.copyOf(others));
    }

    private static List<String> actions(JsonNode change) {
        return StreamSupport.stream(change.path("actions").spliterator(), false)
                .map(action -> action.asString("?"))
                .toList();
    }

    /// Reading is what is done to data sources.
    private static boolean isIdle(List<String> actions) {
        return actions.equals(List.of("no-op")) || actions.equals(List.of("read"));
    }

    private static boolean isMovedOrImported(JsonNode resource) {
        return !resource.path("previous_address").asString("").isEmpty()
                || resource.path("change").path("importing").isObject();
    }

    private static String words(JsonNode resource, List<String> actions) {
        var how = isMovedOrImported(resource) ? "move or import" : String.join(" and ", actions);
        return how + " " + resource.path("address").asString("?");
    }

    /// Whether it makes the new machine before it ends the old one.
    boolean newOneFirst() {
        return actions.equals(List.of("create", "delete"));
    }

    /// Refuses a plan that does anything but make a new machine behind the address.
    void mustReplace() {
        mustTouchNothingElse("replace");
        if (!MAKING.contains(actions)) {
            throw new ActuatorException(
                    "the plan to replace %s would %s it"
                            .formatted(
                                    address,
                                    actions.isEmpty()
                                            ? "not touch"
                                            : "only " + String.join(" and ", actions)));
        }
    }

    /// Refuses a plan that does anything but end a machine whose place another one has taken.
    void mustClear() {
        mustTouchNothingElse("end what was replaced behind");
        if (!leftover || !actions.isEmpty()) {
            throw new ActuatorException(
                    "the plan to end what was replaced behind %s would %s"
                            .formatted(
                                    address,
                                    actions.isEmpty()
                                            ? "not end it"
                                            : String.join(" and ", actions) + " what is there"));
        }
    }

    private void mustTouchNothingElse(String what) {
        if (!others.isEmpty()) {
            var more = others.size() > NAMED ? others.size() - NAMED + " more" : "";
            throw new ActuatorException(
                    "the plan to %s %s would also %s"
                            .formatted(
                                    what,
                                    address,
                                    Stream.concat(
                                                    others.stream().limit(NAMED),
                                                    Stream.of(more).filter(s -> !s.isEmpty()))
                                            .collect(Collectors.joining(", "))));
        }
    }
}
