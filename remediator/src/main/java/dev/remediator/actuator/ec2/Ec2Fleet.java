package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Node;
import dev.remediator.port.Order;
import dev.remediator.port.Superseded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A fleet of EC2 instances, alone or in an Auto Scaling group.
///
/// It keeps nothing: what was done is on the instances' tags, so any worker may carry on. EC2 shows
/// things late: what has just been made may be missing for some seconds. Fencing compares tokens on
/// tags before it writes, which is not one step; see [Marks].
///
/// Every call is limited by the spec's `callLimit`; [#launch] in a group also waits up to
/// `replacementLimit` until the group has begun with another machine. Safe for use by several
/// threads.
public final class Ec2Fleet implements Fleet, AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration YOUNG = Duration.ofMinutes(2);

    private final Ec2FleetSpec spec;
    private final Cloud cloud;
    private final Stock stock;
    private final Supply supply;
    private final Signs signs;
    private final Map<String, Long> made = new ConcurrentHashMap<>();

    /// Asks nobody yet. Credentials come from AWS's default chain.
    public Ec2Fleet(Ec2FleetSpec spec) {
        this(spec, credentials(spec.profile()), LOOK_EVERY);
    }

    Ec2Fleet(Ec2FleetSpec spec, AwsCredentialsProvider credentials, Duration lookEvery) {
        this.spec = spec;
        this.cloud = new Cloud(spec, credentials);
        this.stock = new Stock(spec, cloud);
        this.supply =
                spec.grouped()
                        ? new AutoScaling(spec, cloud, stock, new Pause(lookEvery))
                        : new Standalone(spec, cloud, stock, new Pause(lookEvery));
        this.signs = new Signs(spec, stock, supply);
    }

    private static AwsCredentialsProvider credentials(String profile) {
        var chain = DefaultCredentialsProvider.builder();
        return (profile.isEmpty() ? chain : chain.profileName(profile)).build();
    }

    Ec2FleetSpec spec() {
        return spec;
    }

    Stock stock() {
        return stock;
    }

    Signs signs() {
        return signs;
    }

    Cloud cloud() {
        return cloud;
    }

    @Override
    public String name() {
        return spec.name();
    }

    /// Its node of this name, if it has one. The name is compared and used for nothing else.
    ///
    /// @throws ActuatorException if two instances are called that, or nobody could be asked
    public Optional<Node> node(String node) {
        var roster = look();
        if (!roster.knows(node)) {
            return Optional.empty();
        }
        var _ = roster.machines(node);
        return Optional.of(new Ec2Node(node, this));
    }

    Roster look() {
        var all = stock.all();
        var supplied = supply.mine(all.stream().filter(Machine::alive).toList());
        var gone = all.stream().filter(one -> !one.alive());
        return new Roster(
                spec, supplied.here(), Stream.concat(gone, supplied.leaving().stream()).toList());
    }

    @Override
    public List<String> members() {
        return look().nodes();
    }

    /// Its availability zone.
    @Override
    public Optional<String> domain(String node) {
        return look().machines(node).stream()
                .findFirst()
                .map(Machine::zone)
                .filter(zone -> !zone.isEmpty());
    }

    @Override
    public Map<String, String> domains() {
        var roster = look();
        return roster.clear().stream()
                .filter(node -> !roster.machines(node).getFirst().zone().isEmpty())
                .collect(
                        Collectors.toMap(
                                node -> node, node -> roster.machines(node).getFirst().zone()));
    }

    @Override
    public Size size() {
        return supply.size(spec.grouped() ? 0 : members().size());
    }

    @Override
    public List<String> serving() {
        var roster = look();
        var nodes = roster.clear();
        var behind = nodes.stream().flatMap(node -> roster.machines(node).stream());
        var serving = signs.served(behind.toList());
        return nodes.stream()
                .filter(
                        node ->
                                roster.machines(node).stream()
                                        .map(Machine::id)
                                        .anyMatch(serving::contains))
                .toList();
    }

    @Override
    public List<String> machines(String node) {
        return look().machines(node).stream().map(Machine::id).toList();
    }

    @Override
    public boolean serves(String node, String machine) {
        var meant = look().machines(node).stream().filter(one -> one.id().equals(machine)).toList();
        return !signs.served(meant).isEmpty();
    }

    @Override
    public void preflight(String node) {
        var old = machineOf(node);
        refuseProtected(old);
        supply.preflight(node, old);
        wouldMark(old);
    }

    /// @throws ActuatorException if EC2 would not let us write tags on it
    void wouldMark(Machine machine) {
        cloud.wouldLet(
                "CreateTags",
                ec2 ->
                        ec2.createTags(
                                ask ->
                                        ask.resources(machine.id())
                                                .tags(Stock.tags(Map.of(Marks.ORDER, "asked")))
                                                .dryRun(true)));
    }

    Machine machineOf(String node) {
        return look().machines(node).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new ActuatorException(
                                        "fleet '%s' has no machine called '%s'"
                                                .formatted(spec.name(), shown(node))));
    }

    private static String shown(String node) {
        var line = node.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }

    private void refuseProtected(Machine machine) {
        var answer =
                cloud.ec2(
                        "DescribeInstanceAttribute",
                        ec2 ->
                                ec2.describeInstanceAttribute(
                                        ask ->
                                                ask.instanceId(machine.id())
                                                        .attribute("disableApiTermination")));
        var protection = answer.disableApiTermination();
        if (protection != null && Boolean.TRUE.equals(protection.value())) {
            throw new ActuatorException(
                    "somebody has protected instance %s from termination".formatted(machine.id()));
        }
    }

    /// One machine that was made before and still waits for the old one to go is answered again,
    /// also to another order: a node never gets a third.
    @Override
    public String launch(String node, Order order) {
        var roster = look();
        var machines = roster.machines(node);
        admit(node, machines, order);
        if (machines.size() > 1) {
            return machines.getLast().id();
        }
        var mark = Marks.of("launch", spec.name(), node, order);
        for (var machine : machines) {
            if (machine.tag(Marks.ORDER).equals(mark)) {
                return machine.id();
            }
        }
        var old =
                machines.stream()
                        .findFirst()
                        .or(() -> roster.ended(node))
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "fleet '%s' knows of no machine of '%s' that could be replaced"
                                                        .formatted(spec.name(), shown(node))));
        var id = supply.launch(node, old, mark, order);
        made.put(id, System.nanoTime());
        return id;
    }

    /// Ends one machine that EC2 says is of this node, after another look.
    @Override
    public void terminate(String node, String machine, Order order) {
        var shown = stock.byId(machine);
        if (shown.isEmpty() && young(machine)) {
            throw new ActuatorException(
                    "instance %s has just been made and EC2 does not show it yet"
                            .formatted(machine));
        }
        if (shown.filter(Machine::alive).isEmpty()) {
            return;
        }
        var roster = look();
        if (roster.isLeaving(machine)) {
            return;
        }
        var machines = roster.machines(node);
        var found = machines.stream().filter(one -> one.id().equals(machine)).findFirst();
        if (found.isEmpty()) {
            throwIfAlive(node, machine);
            return;
        }
        var meant = found.get();
        admit(node, machines, order);
        refuseProtected(meant);
        supply.mayEnd(meant);
        stock.mark(machine, Map.of(Marks.ENDED, Marks.of("terminate", spec.name(), node, order)));
        supply.end(meant);
    }

    /// It may have gone between two looks.
    private void throwIfAlive(String node, String machine) {
        if (stock.byId(machine).filter(Machine::alive).isPresent()) {
            throw new ActuatorException(
                    "refused: instance %s is not a machine of node '%s' of fleet '%s'"
                            .formatted(machine, shown(node), spec.name()));
        }
    }

    private boolean young(String machine) {
        made.values().removeIf(since -> System.nanoTime() - since > YOUNG.toNanos());
        return made.containsKey(machine);
    }

    /// Refuses an order that is older than one these machines have seen; else they remember it.
    void admit(String node, List<Machine> machines, Order order) {
        for (var machine : machines) {
            if (machine.token() > order.fencingToken()) {
                throw new Superseded(
                        "node '%s' has seen token %d, so the order with %d is refused"
                                .formatted(node, machine.token(), order.fencingToken()));
            }
        }
        for (var machine : machines) {
            if (machine.token() < order.fencingToken()) {
                stock.mark(machine.id(), Map.of(Marks.TOKEN, Long.toString(order.fencingToken())));
            }
        }
    }

    /// Ends the connections.
    @Override
    public void close() {
        cloud.close();
    }
}
