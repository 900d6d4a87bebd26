package dev.remediator.actuator.terraform;

import dev.remediator.port.ActuatorException;
import dev.remediator.topic.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A machine that Terraform's state has, as `terraform show -json` lists it.
///
/// @param address the resource it stands behind
/// @param id the attribute that tells it from the next one; empty if it has none
/// @param deposed whether another one has taken its place, and it was not ended yet
/// @param tainted whether it was made only half, and is to be made again
record Instance(String address, String id, boolean deposed, boolean tainted) {

    /// All that are managed, in all modules; those that are deposed come before those that took
    /// their place.
    ///
    /// @param json what `terraform show -json` printed
    /// @param attribute which one is the id
    static List<Instance> of(String json, String attribute) {
        try {
            var found = new ArrayList<Instance>();
            var root = Json.MAPPER.readTree(json);
            if (root.path("format_version").isMissingNode()) {
                throw new ActuatorException("terraform show did not print a state");
            }
            collect(root.path("values").path("root_module"), attribute, found);
            found.sort((one, other) -> Boolean.compare(other.deposed, one.deposed));
            return List.copyOf(found);
        } catch (JacksonException _) {
            // Its message may quote what it read.
            throw new ActuatorException("terraform show did not print a state in JSON");
        }
    }

    private static void collect(JsonNode module, String attribute, List<Instance> found) {
        for (var resource : module.path("resources")) {
            if (resource.path("mode").asString("").equals("managed")) {
                found.add(
                        new Instance(
                                resource.path("address").asString(""),
                                resource.path("values").path(attribute).asString(""),
                                !resource.path("deposed_key").asString("").isEmpty(),
                                resource.path("tainted").asBoolean(false)));
            }
        }
        for (var child : module.path("child_modules")) {
            collect(child, attribute, found);
        }
    }
}
