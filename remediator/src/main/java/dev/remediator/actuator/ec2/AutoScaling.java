package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.Activity;

/// Instances of an Auto Scaling group, which makes the machines by itself.
///
/// A launch beside the old machine is `EnterStandby` without decrement: the old one gets no more
/// work, does not count any more, and the group launches another one, which is claimed with a tag.
/// Where the group is at its maximum there is no room for that; then the old machine is terminated
/// without decrement first and the group's own replacement is claimed.
///
/// Relied on: an instance on standby does not count towards the desired capacity, so terminating it
/// without decrement launches nothing and changes no number. The desired capacity is never lowered,
/// because rebalancing between zones may then end other instances. Nothing is taken back from
/// standby: that would raise the desired capacity by one.
final class AutoScaling implements Supply {
    private final Ec2FleetSpec spec;
    private final Cloud cloud;
    private final Stock stock;
    private final Duration lookEvery;

    AutoScaling(Ec2FleetSpec spec, Cloud cloud, Stock stock, Duration lookEvery) {
        this.spec = spec;
        this.cloud = cloud;
        this.stock = stock;
        this.lookEvery = lookEvery;
    }

    private Group group() {
        var name = spec.autoScalingGroup();
        return cloud
                .scaling(
                        "DescribeAutoScalingGroups",
                        api ->
                                api.describeAutoScalingGroups(
                                        ask -> ask.autoScalingGroupNames(name)))
                .autoScalingGroups()
                .stream()
                .filter(group -> group.autoScalingGroupName().equals(name))
                .findFirst()
                .map(Group::of)
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "fleet '%s' has no Auto Scaling group '%s'"
                                                .formatted(spec.name(), name)));
    }

    @Override
    public List<Machine> mine(List<Machine> tagged) {
        var members = group().members();
        return tagged.stream().filter(one -> members.containsKey(one.id())).toList();
    }

    @Override
    public Fleet.Size size(int nodes) {
        var group = group();
        int least = spec.least() < 0 ? group.desired() / 2 : spec.least();
        return new Fleet.Size(group.desired(), least, group.most());
    }

    @Override
    public Set<String> inService(List<Machine> machines) {
        var group = group();
        return machines.stream()
                .map(Machine::id)
                .filter(id -> group.member(id).filter(Group.Member::inService).isPresent())
                .collect(Collectors.toSet());
    }

    /// Auto Scaling knows no dry run, so what is asked is what can be read.
    @Override
    public void preflight(String node, Machine old) {
        var group = group();
        group.mustReplace();
        var member = member(group, old);
        refuseKept(member, old);
        if (!member.inService() && !member.onStandby()) {
            throw new ActuatorException(
                    "instance %s is %s and %s in group '%s', which is at work on it itself"
                            .formatted(
                                    old.id(),
                                    member.state(),
                                    member.healthy() ? "healthy" : "unhealthy",
                                    group.name()));
        }
    }

    private void refuseKept(Group.Member member, Machine machine) {
        if (member.kept()) {
            throw new ActuatorException(
                    "somebody has protected instance %s of group '%s' from scale-in; that is respected here"
                            .formatted(machine.id(), spec.autoScalingGroup()));
        }
    }

    private static Group.Member member(Group group, Machine machine) {
        return group.member(machine.id())
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "instance %s is not in group '%s'"
                                                .formatted(machine.id(), group.name())));
    }

    @Override
    public String launch(String node, Machine old, String mark, Order order) {
        var group = group();
        group.mustReplace();
        var member = group.member(old.id());
        if (member.filter(one -> !one.onStandby() && !one.leaving()).isPresent()) {
            if (group.most() <= group.desired()) {
                throw new ActuatorException(
                        "group '%s' is at its maximum of %d: instance %s must be terminated before another one comes"
                                .formatted(group.name(), group.most(), old.id()));
            }
            enterStandby(old);
        }
        return claimed(node, old, mark, order);
    }

    private void enterStandby(Machine old) {
        try {
            var _ =
                    cloud.scaling(
                            "EnterStandby",
                            api ->
                                    api.enterStandby(
                                            ask ->
                                                    ask.autoScalingGroupName(
                                                                    spec.autoScalingGroup())
                                                            .instanceIds(old.id())
                                                            .shouldDecrementDesiredCapacity(
                                                                    false)));
        } catch (Refused e) {
            var member = group().member(old.id());
            if (member.filter(one -> !one.onStandby() && !one.leaving()).isPresent()) {
                throw e;
            }
        }
    }

    private String claimed(String node, Machine old, String mark, Order order) {
        long end = System.nanoTime() + spec.replacementLimit().toNanos();
        while (true) {
            var activities = activities();
            var roster = stock.all().stream().filter(Machine::alive).toList();
            var ours = roster.stream().filter(one -> isOurs(one, old, mark)).findFirst();
            if (ours.isPresent()) {
                return ours.get().id();
            }
            var next = candidates(old, roster, activities).stream().findFirst();
            if (next.isPresent()) {
                claim(node, next.get(), old, mark, order);
                if (stock.byId(next.get().id()).filter(one -> isOurs(one, old, mark)).isPresent()) {
                    return next.get().id();
                }
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
            pause();
        }
    }

    /// Those that the group has made since it lost the old one, and that nobody has claimed.
    private List<Machine> candidates(Machine old, List<Machine> alive, List<Activity> activities) {
        var since = left(old, activities);
        if (since.isEmpty()) {
            return List.of();
        }
        var group = group();
        return alive.stream()
                .filter(one -> one.tag(Marks.REPLACES).isEmpty() && !one.id().equals(old.id()))
                .filter(one -> !one.launched().isBefore(since.get()))
                .filter(one -> group.member(one.id()).filter(Group.Member::coming).isPresent())
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
    private void claim(String node, Machine candidate, Machine old, String mark, Order order) {
        var marks = new HashMap<String, String>();
        marks.put(Marks.REPLACES, old.id());
        marks.put(Marks.ORDER, mark);
        marks.put(Marks.TOKEN, Long.toString(order.fencingToken()));
        if (!spec.namedById()) {
            marks.put(spec.nodeName(), node);
        }
        stock.mark(candidate.id(), marks);
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(lookEvery.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActuatorException("the work was cancelled before it was done", e);
        }
    }

    @Override
    public void mayEnd(Machine machine) {
        refuseKept(member(group(), machine), machine);
    }

    @Override
    public void end(Machine machine) {
        if (member(group(), machine).state().startsWith("Terminat")) {
            return;
        }
        var _ =
                cloud.scaling(
                        "TerminateInstanceInAutoScalingGroup",
                        api ->
                                api.terminateInstanceInAutoScalingGroup(
                                        ask ->
                                                ask.instanceId(machine.id())
                                                        .shouldDecrementDesiredCapacity(false)));
    }
}
