package dev.remediator.actuator.ec2;

import dev.remediator.actuator.HealthSpec;
import dev.remediator.actuator.traffic.BalancerSpec;
import dev.remediator.port.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// A fake EC2 and the fleets that ask it.
final class Ec2Bench implements AutoCloseable {
    static final Map<String, String> TAGS = Map.of("service", "web");

    final FakeEc2 cloud = new FakeEc2();
    private final List<Ec2Fleet> fleets = new ArrayList<>();

    Ec2FleetSpec standalone() {
        return spec(
                "Name", "", Optional.of(new LaunchTemplate("web", "$Default")), Optional.empty());
    }

    Ec2FleetSpec grouped() {
        return spec("instance-id", "web-group", Optional.empty(), Optional.empty());
    }

    Ec2FleetSpec spec(
            String nodeName,
            String group,
            Optional<LaunchTemplate> template,
            Optional<HealthSpec> health) {
        return spec(TAGS, nodeName, group, template, health, List.of());
    }

    /// Instances that stand alone and are called by `Name`, behind these.
    Ec2FleetSpec behind(List<BalancerSpec> balancers) {
        return spec(TAGS, "Name", "", Optional.empty(), Optional.empty(), balancers);
    }

    /// Instances that stand alone, have these tags and are called by `Name`.
    Ec2FleetSpec tagged(Map<String, String> tags) {
        return spec(tags, "Name", "", Optional.empty(), Optional.empty(), List.of());
    }

    private Ec2FleetSpec spec(
            Map<String, String> tags,
            String nodeName,
            String group,
            Optional<LaunchTemplate> template,
            Optional<HealthSpec> health,
            List<BalancerSpec> balancers) {
        return new Ec2FleetSpec(
                "web",
                "eu-central-1",
                cloud.endpoint(),
                "",
                tags,
                nodeName,
                group,
                template,
                health,
                balancers,
                -1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
    }

    /// As another worker would see it: nothing is shared but the cloud.
    Ec2Fleet fleet(Ec2FleetSpec spec) {
        var keys =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "not-secret"));
        var fleet = new Ec2Fleet(spec, keys, Duration.ofMillis(5));
        fleets.add(fleet);
        return fleet;
    }

    /// An instance of the fleet `web` with a name.
    FakeInstances.Machine instance(String name) {
        return cloud.instances().make(Map.of("service", "web", "Name", name));
    }

    static Order order(String key, long token) {
        return new Order(key, token);
    }

    @Override
    public void close() {
        fleets.forEach(Ec2Fleet::close);
        cloud.close();
    }
}
