package dev.remediator.actuator.ec2;

import dev.remediator.port.ActuatorException;
import dev.remediator.port.Fleet;
import dev.remediator.port.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// Instances that stand alone: a new one comes from a launch template, under the order's own client
/// token, so that EC2 makes one however often it is asked.
final class Standalone implements Supply {
    private static final int LOOKS = 15;

    private final Ec2FleetSpec spec;
    private final Cloud cloud;
    private final Stock stock;
    private final Pause pause;

    Standalone(Ec2FleetSpec spec, Cloud cloud, Stock stock, Pause pause) {
        this.spec = spec;
        this.cloud = cloud;
        this.stock = stock;
        this.pause = pause;
    }

    @Override
    public Supplied mine(List<Machine> tagged) {
        return new Supplied(tagged, List.of());
    }

    @Override
    public Fleet.Size size(int nodes) {
        int least = spec.least() < 0 ? nodes / 2 : spec.least();
        return new Fleet.Size(nodes, least, spec.launchTemplate().isPresent() ? nodes + 1 : nodes);
    }

    @Override
    public Set<String> inService(List<Machine> machines) {
        return machines.stream()
                .filter(Machine::running)
                .map(Machine::id)
                .collect(Collectors.toSet());
    }

    @Override
    public void preflight(String node, Machine old) {
        var request = request(node, old).dryRun(true).build();
        cloud.wouldLet("RunInstances", ec2 -> ec2.runInstances(request));
        cloud.wouldLet(
                "TerminateInstances",
                ec2 -> ec2.terminateInstances(ask -> ask.instanceIds(old.id()).dryRun(true)));
    }

    @Override
    public String launch(String node, Machine old, String mark, Order order) {
        var request = request(node, old).clientToken(mark);
        request.tagSpecifications(onInstance(marked(node, old, mark, order)));
        var made = made(request.build(), mark);
        if (!made.alive()) {
            throw new ActuatorException(
                    "fleet '%s': instance %s was made for this order and is %s already"
                            .formatted(spec.name(), made.id(), made.state()));
        }
        return made.id();
    }

    private Machine made(RunInstancesRequest request, String mark) {
        try {
            return cloud.ec2("RunInstances", ec2 -> ec2.runInstances(request)).instances().stream()
                    .map(Machine::of)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new ActuatorException(
                                            "fleet '%s': RunInstances made nothing"
                                                    .formatted(spec.name())));
        } catch (Refused e) {
            if (e.code().equals("IdempotentParameterMismatch")) {
                return madeBefore(mark, e);
            }
            throw e;
        }
    }

    /// The token is of an instance that was made with other tags, as by a worker before this one.
    private Machine madeBefore(String mark, Refused mismatch) {
        for (int look = 1; look < LOOKS; look++) {
            var made = stock.byToken(mark);
            if (made.isPresent()) {
                return made.get();
            }
            pause.take();
        }
        return stock.byToken(mark).orElseThrow(() -> mismatch);
    }

    private RunInstancesRequest.Builder request(String node, Machine old) {
        var template =
                spec.launchTemplate()
                        .orElseThrow(
                                () ->
                                        new ActuatorException(
                                                "fleet '%s' has no launch template, so '%s' cannot be replaced"
                                                        .formatted(spec.name(), node)));
        var from = LaunchTemplateSpecification.builder().version(template.version());
        if (template.byId()) {
            from.launchTemplateId(template.template());
        } else {
            from.launchTemplateName(template.template());
        }
        return RunInstancesRequest.builder()
                .launchTemplate(from.build())
                .minCount(1)
                .maxCount(1)
                .tagSpecifications(onInstance(copied(node, old)));
    }

    private static TagSpecification onInstance(Map<String, String> tags) {
        return TagSpecification.builder()
                .resourceType(ResourceType.INSTANCE)
                .tags(Stock.tags(tags))
                .build();
    }

    private Map<String, String> copied(String node, Machine old) {
        var tags = new HashMap<String, String>();
        old.tags()
                .forEach(
                        (key, value) -> {
                            if (!Marks.ofAws(key) && !key.startsWith(Marks.PREFIX)) {
                                tags.put(key, value);
                            }
                        });
        tags.putAll(spec.tags());
        if (!spec.namedById()) {
            tags.put(spec.nodeName(), node);
        }
        return tags;
    }

    private Map<String, String> marked(String node, Machine old, String mark, Order order) {
        var tags = new HashMap<>(copied(node, old));
        tags.put(Marks.REPLACES, old.id());
        tags.put(Marks.ORDER, mark);
        tags.put(Marks.TOKEN, Long.toString(order.fencingToken()));
        return tags;
    }

    @Override
    public void mayEnd(Machine machine) {
        if (spec.launchTemplate().isEmpty()) {
            throw new ActuatorException(
                    "fleet '%s' has no launch template: nothing could take the place of %s, so it is not ended"
                            .formatted(spec.name(), machine.id()));
        }
    }

    @Override
    public void end(Machine machine) {
        try {
            var _ =
                    cloud.ec2(
                            "TerminateInstances",
                            ec2 -> ec2.terminateInstances(ask -> ask.instanceIds(machine.id())));
        } catch (Refused e) {
            if (!e.code().equals("InvalidInstanceID.NotFound")
                    || machine.state() == InstanceStateName.PENDING) {
                throw e;
            }
        }
    }
}
