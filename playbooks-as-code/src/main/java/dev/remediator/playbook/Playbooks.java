package dev.remediator.playbook;

import dev.remediator.port.DatabaseCluster;
import dev.remediator.port.Deployment;
import dev.remediator.port.Node;
import java.time.Duration;
import java.util.List;

/// The words a playbook begins with. Import them statically:
///
/// ```java
/// return when(alert("InstanceDown").where(label("job").is("web")).heldFor(minutes(2)))
///         .lock(node(label("instance")))
///         .within(group(label("cluster")), atMost(1).atOnce(), atMost(5).per(hours(1)))
///         .first("restart the service", this::restart).holding(minutes(2))
///         .lastly("terminate and reprovision", this::replace).destructive()
///         .otherwise(page("web-on-call"));
/// ```
public final class Playbooks {

    private Playbooks() {}

    /// Begins the sentence: which alerts this playbook answers.
    public static Grammar.When when(AlertPattern pattern) {
        return new PlanBuilder.Opening(pattern);
    }

    /// Alerts of this name, from any source.
    public static AlertPattern alert(String name) {
        return AlertPattern.named(name);
    }

    /// A label of the alert, to ask something of or to take a name from.
    public static Label label(String name) {
        return new Label(name);
    }

    /// The node whose inventory name the label holds.
    public static Lock<Node> node(Label label) {
        return new Lock<>("node", Node.class, label);
    }

    /// The database cluster whose inventory name the label holds.
    public static Lock<DatabaseCluster> database(Label label) {
        return new Lock<>("database", DatabaseCluster.class, label);
    }

    /// The deployment whose name in the inventory is `namespace/name`, from these two labels.
    public static Lock<Deployment> deployment(Label namespace, Label name) {
        return new Lock<>("deployment", Deployment.class, List.of(namespace, name));
    }

    /// The resources whose alerts have the same value for this label.
    public static Group group(Label label) {
        return new Group(label);
    }

    /// A limit on what may be done, to be finished with `atOnce()` or `per(…)`.
    public static Limit.AtMost atMost(int remedies) {
        return new Limit.AtMost(remedies);
    }

    /// The last resort: page the people of this escalation policy.
    public static Escalation page(String policy) {
        return new Escalation(policy);
    }

    /// One of several things a remedy does at once, see [Remedy#parallel].
    public static Branch branch(String name, Branch.Body body) {
        return new Branch(name, body);
    }

    /// So many seconds.
    public static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    /// So many minutes.
    public static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    /// So many hours.
    public static Duration hours(long count) {
        return Duration.ofHours(count);
    }
}
