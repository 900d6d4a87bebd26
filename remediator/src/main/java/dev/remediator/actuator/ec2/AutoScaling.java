package dev.remediator.actuator.ec2;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Instances of an Auto Scaling group, which makes the machines by itself.
///
/// A launch beside the old machine is `EnterStandby` without decrement: the old one gets no more
/// work, does not count any more, and the group launches another one, which is claimed with a tag.
/// Where the group is at its maximum there is no room for that; then the old machine is terminated
/// without decrement first and the group's own replacement is claimed.
///
/// Relied on, and not tried out on AWS itself: an instance on standby does not count towards the
/// desired capacity, so terminating it without decrement launches nothing and changes no number.
/// The desired capacity is never lowered, because rebalancing between zones may then end other
/// instances. Nothing is taken back from standby: that would raise the desired capacity by one.
final class AutoScaling implements Supply {
    private final Ec2FleetSpec spec;
    private final Cloud cloud;
    private final Stock stock;
    private final Claims claims;

    AutoScaling(Ec2FleetSpec spec, Cloud cloud, Stock stock, Pause pause) {
        this.spec = spec;
        this.cloud = cloud;
        this.stock = stock;
        this.claims = new Claims(spec, cloud, stock, this::group, pause);
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

    /// One that the group is ending, perhaps for as long as a lifecycle hook or a balancer takes,
    /// still runs, but stands behind no name any more.
    @Override
    public Supplied mine(List<Machine> tagged) {
        var group = group();
        return new Supplied(
                those(tagged, group, member -> !member.beingEnded()),
                those(tagged, group, Group.Member::beingEnded));
    }

    private static List<Machine> those(
            List<Machine> tagged, Group group, Predicate<Group.Member> wanted) {
        return tagged.stream()
                .filter(one -> group.member(one.id()).filter(wanted).isPresent())
                .toList();
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
        if (member.onStandby()) {
            var _ = claims.inTime(old);
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
        if (member.filter(Group.Member::onStandby).isPresent()) {
            return old.tag(Marks.STANDBY).equals(mark)
                    ? replacedOnStandby(node, old, mark, order)
                    : claims.late(node, old, mark, order);
        }
        if (member.filter(one -> !one.leaving()).isPresent()) {
            if (group.most() <= group.desired()) {
                throw new ActuatorException(
                        "group '%s' is at its maximum of %d: instance %s must be terminated before another one comes"
                                .formatted(group.name(), group.most(), old.id()));
            }
            stock.mark(old.id(), Map.of(Marks.STANDBY, mark));
            enterStandby(old);
            return replacedOnStandby(node, old, mark, order);
        }
        return claims.await(node, old, mark, order);
    }

    private String replacedOnStandby(String node, Machine old, String mark, Order order) {
        try {
            return claims.await(node, old, mark, order);
        } catch (ActuatorException e) {
            throw adding(
                    e,
                    "; %s is on standby and gets no work until a person decides"
                            .formatted(old.id()));
        }
    }

    private static ActuatorException adding(ActuatorException e, String more) {
        var sentence = e.getMessage() + more;
        return e instanceof Unreachable
                ? new Unreachable(sentence, e)
                : new ActuatorException(sentence, e);
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
        } catch (Unreachable e) {
            throw adding(e, "; %s may be on standby, where it gets no work".formatted(old.id()));
        }
    }

    @Override
    public void mayEnd(Machine machine) {
        refuseKept(member(group(), machine), machine);
    }

    @Override
    public void end(Machine machine) {
        if (member(group(), machine).beingEnded()) {
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
