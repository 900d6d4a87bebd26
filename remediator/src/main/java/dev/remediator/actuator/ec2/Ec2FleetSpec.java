package dev.remediator.actuator.ec2;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.traffic.BalancerSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A fleet of EC2 instances, as the settings describe it.
///
/// @param name the fleet's name in the inventory
/// @param region such as `eu-central-1`
/// @param endpoint where both APIs are asked, as a URL; empty: AWS's own
/// @param profile the profile of AWS's shared files whose credentials are used; empty: the default
///   chain of AWS's SDK
/// @param tags an instance belongs to the fleet if it has all of these, exactly; at least one
/// @param nodeName the tag whose value is the node's name in alerts, or `instance-id`
/// @param autoScalingGroup the group all its instances are in; empty: they stand alone
/// @param launchTemplate what a new instance is made from where they stand alone; without one none
///   is made
/// @param health how an instance is asked, at its private address, whether it serves; empty: only
///   EC2's status checks count
/// @param balancers the load balancers it serves behind besides those of its group
/// @param least so many others must serve before one may be taken away; -1: half of the fleet
/// @param callLimit how long one call may take with all its retries, 1 s to 2 min; usually 15 s
/// @param replacementLimit how long to wait for a group to begin with a replacement, 1 s to 30 min;
///   usually 5 min
public record Ec2FleetSpec(
        String name,
        String region,
        String endpoint,
        String profile,
        Map<String, String> tags,
        String nodeName,
        String autoScalingGroup,
        Optional<LaunchTemplate> launchTemplate,
        Optional<HealthSpec> health,
        List<BalancerSpec> balancers,
        int least,
        Duration callLimit,
        Duration replacementLimit) {
    /// The value of `nodeName` by which a node is called as its instance is.
    public static final String INSTANCE_ID = "instance-id";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9._@+ -]{0,64}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 _.:/=+@-]{1,256}");
    private static final Pattern GROUP = Pattern.compile("[ -~&&[^:]]{0,255}");

    /// Refuses what could not work or would mean more than it says, with a sentence that names the
    /// key and the value.
    public Ec2FleetSpec {
        tags = Map.copyOf(tags);
        balancers = List.copyOf(balancers);
        check("name", name, NAME);
        check("region", region, REGION);
        check("profile", profile, PROFILE);
        check("node-name", nodeName, KEY);
        check("auto-scaling-group", autoScalingGroup, GROUP);
        checkEndpoint(endpoint);
        checkTags(tags);
        if (!autoScalingGroup.isEmpty() && launchTemplate.isPresent()) {
            throw new IllegalArgumentException(
                    "launch-template is set, but the group '"
                            + autoScalingGroup
                            + "' has its own; remove one of the two");
        }
        if (launchTemplate.isPresent() && tags.keySet().stream().anyMatch(Marks::ofAws)) {
            throw new IllegalArgumentException(
                    "tags has a key that begins with 'aws:', which a new instance cannot be given");
        }
        if (least < -1) {
            throw new IllegalArgumentException("least is " + least + ", below -1");
        }
        checkLimit("call-limit", callLimit, Duration.ofMinutes(2));
        checkLimit("replacement-limit", replacementLimit, Duration.ofMinutes(30));
    }

    private static void checkEndpoint(String endpoint) {
        if (endpoint.isEmpty()) {
            return;
        }
        try {
            var url = new URI(endpoint);
            if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "endpoint is '" + endpoint + "', which is no URL", e);
        }
        throw new IllegalArgumentException(
                "endpoint is '" + endpoint + "', but must be an http or https URL");
    }

    private static void checkTags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "tags is empty, which would mean every instance of the region");
        }
        tags.forEach(
                (key, value) -> {
                    check("tags, a key,", key, KEY);
                    check("tags." + key, value, VALUE);
                    if (key.startsWith(Marks.PREFIX)) {
                        throw new IllegalArgumentException(
                                "tags has the key '" + key + "', which is kept for our own marks");
                    }
                });
    }

    private static void check(String key, String value, Pattern form) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', which does not match " + form.pattern());
        }
    }

    private static void checkLimit(String key, Duration limit, Duration most) {
        if (limit.compareTo(Duration.ofSeconds(1)) < 0 || limit.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    key + " is " + limit + ", not between PT1S and " + most);
        }
    }

    boolean namedById() {
        return nodeName.equals(INSTANCE_ID);
    }

    boolean grouped() {
        return !autoScalingGroup.isEmpty();
    }
}
