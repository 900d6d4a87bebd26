package dev.remediator.actuator.ec2;

import dev.remediator.actuator.ec2.FakeEc2.Form;
import dev.remediator.actuator.ec2.FakeEc2.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one Auto Scaling group of the fake. It does something whenever somebody looks at it: ends
/// what is unhealthy, and launches while fewer than desired count. Who is on standby, or on the way
/// there or to its end, does not count.
final class FakeGroup {
    private final FakeEc2 cloud;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> activities = new ArrayList<>();
    final List<String> suspended = new ArrayList<>();
    int least;
    int desired;
    int most;
    boolean outOfCapacity;

    /// A hook keeps what is launched from coming into service.
    boolean holdsLaunches;

    /// A hook or a balancer keeps what is being ended running, for so many looks.
    int looksToEnd;

    /// How many looks it takes until one is on standby.
    int looksToStandby;

    /// What happens when one is put on standby.
    Runnable onStandby = () -> {};

    private Map<String, String> tags = Map.of();
    private int delay;
    private int waited;

    FakeGroup(FakeEc2 cloud) {
        this.cloud = cloud;
    }

    /// An instance in the group.
    static final class Member {
        String state = "InService";
        String health = "Healthy";
        boolean kept;
        private int looks;

        private boolean counts() {
            return !state.matches(".*Standby|Terminating.*");
        }

        private void becomes(String next, int looks) {
            state = next;
            this.looks = looks;
        }
    }

    /// A group with this many instances.
    void of(int least, int desired, int most, Map<String, String> tags) {
        this.least = least;
        this.desired = desired;
        this.most = most;
        this.tags = tags;
        for (int i = 0; i < desired; i++) {
            join(cloud.instances().make(tags).id).state = "InService";
        }
    }

    private Member join(String id) {
        var member = new Member();
        members.put(id, member);
        return member;
    }

    Member member(String id) {
        var found = members.get(id);
        if (found == null) {
            throw invalid("No managed instance found for instance ID " + id);
        }
        return found;
    }

    List<String> ids() {
        return List.copyOf(members.keySet());
    }

    /// As an alarm of its own may tell it to.
    void scalesOut() {
        desired++;
    }

    /// As a person does, without changing the desired capacity.
    void isPutOnStandby(String id) {
        member(id).state = "Standby";
        note("Moving EC2 instance to Standby: " + id, "Successful", "");
    }

    /// Launches only when it has been looked at so many times.
    void launchesAfter(int looks) {
        delay = looks;
    }

    String answer(String action, Form form) {
        return switch (action) {
            case "DescribeAutoScalingGroups" -> described(form);
            case "DescribeScalingActivities" -> listed();
            case "EnterStandby" -> standby(form);
            case "ExitStandby" -> back(form);
            case "TerminateInstanceInAutoScalingGroup" -> terminated(form);
            default -> throw new Refusal(400, "InvalidAction", action);
        };
    }

    private void works() {
        for (var id : ids()) {
            var member = member(id);
            if (member.state.equals("Pending") && !holdsLaunches) {
                member.state = "InService";
            } else if (member.state.equals("EnteringStandby") && member.looks-- <= 0) {
                member.state = "Standby";
            } else if (member.state.equals("Terminating:Wait") && member.looks-- <= 0) {
                ended(id);
            } else if (member.health.equals("Unhealthy")
                    && !suspended.contains("ReplaceUnhealthy")) {
                end(id);
            }
        }
        var counting = members.values().stream().filter(Member::counts).count();
        if (counting < desired && !suspended.contains("Launch") && waited++ >= delay) {
            launch();
        }
    }

    private void launch() {
        waited = 0;
        if (outOfCapacity) {
            note(
                    "Launching a new EC2 instance",
                    "Failed",
                    "We currently do not have sufficient capacity.");
            return;
        }
        var made = cloud.instances().make(tags);
        join(made.id).state = "Pending";
        note("Launching a new EC2 instance: " + made.id, "Successful", "");
    }

    private void end(String id) {
        note("Terminating EC2 instance: " + id, "InProgress", "");
        if (looksToEnd > 0) {
            member(id).becomes("Terminating:Wait", looksToEnd);
        } else {
            ended(id);
        }
    }

    private void ended(String id) {
        members.remove(id);
        cloud.instances().get(id).state = "shutting-down";
    }

    private void note(String description, String status, String message) {
        activities.addFirst(
                """
                <member><ActivityId>%d</ActivityId><Description>%s</Description><StatusCode>%s</StatusCode>\
                <StatusMessage>%s</StatusMessage><StartTime>%s</StartTime></member>"""
                        .formatted(activities.size(), description, status, message, cloud.tick()));
    }

    /// No name matches every group.
    private String described(Form form) {
        works();
        var names = form.all("AutoScalingGroupNames.member");
        if (!names.isEmpty() && !names.contains("web-group")) {
            return response("DescribeAutoScalingGroups", "<AutoScalingGroups/>");
        }
        var instances = new StringBuilder();
        members.forEach(
                (id, one) ->
                        instances.append(
                                """
                                <member><InstanceId>%s</InstanceId><LifecycleState>%s</LifecycleState>\
                                <HealthStatus>%s</HealthStatus><ProtectedFromScaleIn>%s</ProtectedFromScaleIn></member>"""
                                        .formatted(id, one.state, one.health, one.kept)));
        var stopped = new StringBuilder();
        suspended.forEach(
                name -> stopped.append("<member><ProcessName>" + name + "</ProcessName></member>"));
        return response(
                "DescribeAutoScalingGroups",
                """
                <AutoScalingGroups><member><AutoScalingGroupName>web-group</AutoScalingGroupName>\
                <MinSize>%d</MinSize><DesiredCapacity>%d</DesiredCapacity><MaxSize>%d</MaxSize>\
                <Instances>%s</Instances><SuspendedProcesses>%s</SuspendedProcesses></member></AutoScalingGroups>"""
                        .formatted(least, desired, most, instances, stopped));
    }

    private String listed() {
        works();
        return response(
                "DescribeScalingActivities",
                "<Activities>" + String.join("", activities) + "</Activities>");
    }

    private String standby(Form form) {
        for (var id : form.all("InstanceIds.member")) {
            var member = member(id);
            if (!member.state.equals("InService")) {
                throw invalid("The instance " + id + " is not in InService.");
            }
            if (form.get("ShouldDecrementDesiredCapacity").equals("true")) {
                lower();
            }
            member.becomes(looksToStandby > 0 ? "EnteringStandby" : "Standby", looksToStandby);
            note("Moving EC2 instance to Standby: " + id, "InProgress", "");
            onStandby.run();
        }
        return response("EnterStandby", "<Activities/>");
    }

    /// Raises the desired capacity, which must not exceed the maximum.
    private String back(Form form) {
        for (var id : form.all("InstanceIds.member")) {
            if (desired >= most) {
                throw invalid(
                        "New desired capacity " + (desired + 1) + " is above max value " + most);
            }
            desired++;
            member(id).state = "InService";
        }
        return response("ExitStandby", "<Activities/>");
    }

    private String terminated(Form form) {
        var id = form.get("InstanceId");
        var _ = member(id);
        if (form.get("ShouldDecrementDesiredCapacity").equals("true")) {
            lower();
        }
        end(id);
        return response("TerminateInstanceInAutoScalingGroup", "");
    }

    private void lower() {
        if (desired <= least) {
            throw invalid(
                    "Currently, desiredSize equals minSize. Terminating would violate group's min size");
        }
        desired--;
    }

    private static Refusal invalid(String message) {
        return new Refusal(400, "ValidationError", message);
    }

    private static String response(String action, String result) {
        return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>"
                .formatted(action, result);
    }
}
