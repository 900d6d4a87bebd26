package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.Tag;

/// Reads instances, and writes on their tags.
///
/// Nothing from an alert gets into a filter, where `*` and `?` are alive: the fleet is listed by
/// its own tags, and everything else is compared here.
final class Stock {
    private static final int PAGE = 500;
    private static final int STATUSES = 100;

    private final Ec2FleetSpec spec;
    private final Cloud cloud;

    Stock(Ec2FleetSpec spec, Cloud cloud) {
        this.spec = spec;
        this.cloud = cloud;
    }

    /// All instances that have the fleet's tags, also those that are gone and still shown.
    List<Machine> all() {
        var filters = new ArrayList<Filter>();
        spec.tags().forEach((key, value) -> filters.add(filter("tag:" + key, value)));
        return described(filters).stream().filter(this::ofFleet).toList();
    }

    /// The instance of this id, whosoever it is; empty if EC2 shows none.
    Optional<Machine> byId(String id) {
        checkId(id);
        return described(List.of(filter("instance-id", id))).stream()
                .filter(machine -> machine.id().equals(id))
                .findFirst();
    }

    /// The instance that was made for this client token.
    Optional<Machine> byToken(String token) {
        return described(List.of(filter("client-token", token))).stream()
                .filter(this::ofFleet)
                .findFirst();
    }

    private boolean ofFleet(Machine machine) {
        return spec.tags().entrySet().stream()
                .allMatch(tag -> tag.getValue().equals(machine.tags().get(tag.getKey())));
    }

    private static Filter filter(String name, String value) {
        if (value.isEmpty() || value.matches(".*[*?\\\\].*")) {
            throw new ActuatorException(
                    "refused: '" + value + "' as " + name + " could mean any instance");
        }
        return Filter.builder().name(name).values(value).build();
    }

    /// Refuses to select by nothing, however it came to that.
    List<Machine> described(List<Filter> filters) {
        if (filters.isEmpty()) {
            throw new ActuatorException(
                    "refused: fleet '%s' selects by nothing, which means every instance"
                            .formatted(spec.name()));
        }
        var request = DescribeInstancesRequest.builder().filters(filters).maxResults(PAGE).build();
        return cloud.ec2(
                "DescribeInstances",
                ec2 ->
                        ec2.describeInstancesPaginator(request).reservations().stream()
                                .flatMap(reservation -> reservation.instances().stream())
                                .map(Machine::of)
                                .toList());
    }

    /// EC2's status checks of those that run; who is not in the answer has none.
    Map<String, Checks> checks(List<Machine> machines) {
        var ids = machines.stream().filter(Machine::running).map(Machine::id).toList();
        var found = new HashMap<String, Checks>();
        for (int from = 0; from < ids.size(); from += STATUSES) {
            found.putAll(checked(ids.subList(from, Math.min(ids.size(), from + STATUSES))));
        }
        return found;
    }

    static Checks of(Machine machine, Map<String, Checks> checks) {
        return checks.getOrDefault(machine.id(), Checks.UNKNOWN);
    }

    private Map<String, Checks> checked(List<String> ids) {
        try {
            var answer =
                    cloud.ec2(
                            "DescribeInstanceStatus",
                            ec2 -> ec2.describeInstanceStatus(ask -> ask.instanceIds(ids)));
            var found = new HashMap<String, Checks>();
            for (InstanceStatus status : answer.instanceStatuses()) {
                found.put(status.instanceId(), Checks.of(status));
            }
            return found;
        } catch (Refused e) {
            if (!e.code().startsWith("InvalidInstanceID")) {
                throw e;
            }
            var found = new HashMap<String, Checks>();
            if (ids.size() > 1) {
                ids.forEach(id -> found.putAll(checked(List.of(id))));
            }
            return found;
        }
    }

    /// Writes tags on one instance.
    void mark(String id, Map<String, String> marks) {
        checkId(id);
        var tags = tags(marks);
        var _ = cloud.ec2("CreateTags", ec2 -> ec2.createTags(ask -> ask.resources(id).tags(tags)));
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static void checkId(String id) {
        if (!Machine.isId(id)) {
            throw new ActuatorException("refused: '" + id + "' is no instance id");
        }
    }

    /// What EC2's two status checks say.
    enum Checks {
        /// Both passed.
        OK,
        /// They have not come to an end yet, as in the first minutes after a start.
        INITIALIZING,
        /// One has failed.
        IMPAIRED,
        /// Nobody knows.
        UNKNOWN;

        private static Checks of(InstanceStatus status) {
            var both = List.of(status.systemStatus().status(), status.instanceStatus().status());
            if (both.contains(SummaryStatus.IMPAIRED)) {
                return IMPAIRED;
            }
            if (both.contains(SummaryStatus.INITIALIZING)) {
                return INITIALIZING;
            }
            return both.stream().allMatch(SummaryStatus.OK::equals) ? OK : UNKNOWN;
        }
    }
}
