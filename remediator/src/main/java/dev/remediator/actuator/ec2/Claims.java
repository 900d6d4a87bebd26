package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/// What an Auto Scaling group has made in the place of a machine it lost is claimed with tags: the
/// oldest that was launched since then and that nobody has claimed.
///
/// The group does not say what an instance was made for. One that it made at the same moment for
/// another reason, as when it scales out, may be taken instead; then the other one stands in.
final class Claims {
    private final Ec2FleetSpec spec;
    private final Cloud cloud;
    private final Stock stock;
    private final Supplier<Group> group;
    private final Pause pause;

    Claims(Ec2FleetSpec spec, Cloud cloud, Stock stock, Supplier<Group> group, Pause pause) {
        this.spec = spec;
        this.cloud = cloud;
        this.stock = stock;
        this.group = group;
        this.pause = pause;
    }

    /// Waits until the group has begun with a replacement, and claims it.
    ///
    /// @throws ActuatorException if it has not within the fleet's `replacementLimit`
    String await(String node, Machine old, String mark, Order order) {
        long end = System.nanoTime() + spec.replacementLimit().toNanos();
        while (true) {
            var activities = activities();
            var alive = alive();
            var ours = alive.stream().filter(one -> isOurs(one, old, mark)).findFirst();
            if (ours.isPresent()) {
                return ours.get().id();
            }
            var next = candidates(old, alive, left(old, activities)).stream().findFirst();
            if (next.isPresent() && claimed(node, next.get(), old, mark, order)) {
                return next.get().id();
            }
            if (System.nanoTime() - end >= 0) {
                throw new ActuatorException(
                        "group '%s' has begun with no replacement of %s for %d s%s"
                                .formatted(
                                        spec.autoScalingGroup(),
                                        old.id(),
                                        spec.replacementLimit().toSeconds(),
                                        failure(activities)));
            }
            pause.take();
        }
    }

    /// Claims what may stand in for a machine that an earlier order has put on standby.
    ///
    /// @throws ActuatorException if there is no such
    String late(String node, Machine old, String mark, Order order) {
        var next = inTime(old);
        if (claimed(node, next, old, mark, order)) {
            return next.id();
        }
        throw new ActuatorException(
                "instance %s, which could stand in for %s, is claimed for another one"
                        .formatted(next.id(), old.id()));
    }

    /// What may stand in for a machine that is on standby already: nothing that has long been an
    /// ordinary member of the group, and nothing at all for one that people have put there.
    ///
    /// @throws ActuatorException if there is no such
    Machine inTime(Machine old) {
        var since = left(old, activities());
        if (old.tag(Marks.STANDBY).isEmpty()) {
            throw new ActuatorException(
                    "instance %s of group '%s' is on standby%s, and not because of us: a person must decide"
                            .formatted(old.id(), spec.autoScalingGroup(), since(since)));
        }
        var now = group.get();
        return candidates(old, alive(), since).stream()
                .filter(one -> isSoonAfter(one, since) || now.isPending(one.id()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "instance %s of group '%s' is on standby%s, and nothing was made to stand in for it: a person must decide"
                                                .formatted(
                                                        old.id(),
                                                        spec.autoScalingGroup(),
                                                        since(since))));
    }

    private static String since(Optional<Instant> since) {
        return since.map(start -> " since " + start).orElse("");
    }

    private boolean isSoonAfter(Machine machine, Optional<Instant> since) {
        Duration limit = spec.replacementLimit();
        return since.filter(start -> !machine.launched().isAfter(start.plus(limit))).isPresent();
    }

    private List<Machine> alive() {
        return stock.all().stream().filter(Machine::alive).toList();
    }

    /// Those that the group has made since it lost the old one, and that nobody has claimed.
    private List<Machine> candidates(Machine old, List<Machine> alive, Optional<Instant> since) {
        if (since.isEmpty()) {
            return List.of();
        }
        var now = group.get();
        return alive.stream()
                .filter(one -> one.tag(Marks.REPLACES).isEmpty() && !one.id().equals(old.id()))
                .filter(one -> !one.launched().isBefore(since.get()))
                .filter(one -> now.member(one.id()).filter(Group.Member::coming).isPresent())
                .sorted(Comparator.comparing(Machine::launched).thenComparing(Machine::id))
                .toList();
    }

    private List<Activity> activities() {
        return cloud.scaling(
                        "DescribeScalingActivities",
                        api ->
                                api.describeScalingActivities(
                                        ask ->
                                                ask.autoScalingGroupName(spec.autoScalingGroup())
                                                        .maxRecords(100)))
                .activities();
    }

    /// Launch times are in whole seconds.
    private static Optional<Instant> left(Machine old, List<Activity> activities) {
        return activities.stream()
                .filter(one -> one.description().contains(old.id()))
                .filter(
                        one ->
                                one.description().startsWith("Terminating")
                                        || one.description().contains("to Standby"))
                .map(Activity::startTime)
                .max(Instant::compareTo)
                .map(start -> start.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String failure(List<Activity> activities) {
        return activities.stream()
                .filter(one -> one.description().startsWith("Launching"))
                .filter(one -> one.statusCodeAsString().equals("Failed"))
                .findFirst()
                .map(one -> "; its last launch failed: " + one.statusMessage())
                .orElse("");
    }

    private static boolean isOurs(Machine machine, Machine old, String mark) {
        return machine.tag(Marks.REPLACES).equals(old.id())
                && machine.tag(Marks.ORDER).equals(mark);
    }

    /// Two workers may claim the same instance for two nodes: who wrote last has it.
    private boolean claimed(String node, Machine candidate, Machine old, String mark, Order order) {
        var marks = new HashMap<String, String>();
        marks.put(Marks.REPLACES, old.id());
        marks.put(Marks.ORDER, mark);
        marks.put(Marks.TOKEN, Long.toString(order.fencingToken()));
        if (!spec.namedById()) {
            marks.put(spec.nodeName(), node);
        }
        stock.mark(candidate.id(), marks);
        return stock.byId(candidate.id()).filter(one -> isOurs(one, old, mark)).isPresent();
    }
}
