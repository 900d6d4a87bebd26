package dev.remediator.actuator.ec2;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Tag;

/// An instance as EC2 described it a moment ago.
///
/// @param launched when it was last started; a stop and a start change it, a reboot does not
/// @param address its private address; empty if it has none yet
record Machine(
        String id,
        InstanceStateName state,
        Instant launched,
        String zone,
        String address,
        Map<String, String> tags) {
    private static final Pattern ID = Pattern.compile("i-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Set<InstanceStateName> GONE =
            Set.of(InstanceStateName.SHUTTING_DOWN, InstanceStateName.TERMINATED);

    static Machine of(Instance instance) {
        var tags = new HashMap<String, String>();
        for (Tag tag : instance.tags()) {
            tags.put(tag.key(), tag.value());
        }
        var placement = instance.placement();
        return new Machine(
                instance.instanceId(),
                instance.state().name(),
                instance.launchTime(),
                placement == null ? "" : orEmpty(placement.availabilityZone()),
                orEmpty(instance.privateIpAddress()),
                Map.copyOf(tags));
    }

    @SuppressWarnings("ConstantValue")
    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /// Whether a text is an instance's id and nothing else.
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /// Whether it is still there, if perhaps stopped.
    boolean alive() {
        return !GONE.contains(state);
    }

    boolean running() {
        return state == InstanceStateName.RUNNING;
    }

    String tag(String key) {
        return tags.getOrDefault(key, "");
    }

    /// The highest fencing token it has seen; 0 if none.
    long token() {
        var token = tag(Marks.TOKEN);
        return token.matches("[0-9]{1,18}") ? Long.parseLong(token) : 0;
    }
}
