package dev.remediator.actuator.ec2;

import dev.remediator.actuator.ec2.FakeEc2.Form;
import dev.remediator.actuator.ec2.FakeEc2.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The instances of the fake, and what EC2 does with them.
final class FakeInstances {
    private final FakeEc2 cloud;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private int page = 1000;
    private int hiddenFor;
    private boolean filters = true;

    FakeInstances(FakeEc2 cloud) {
        this.cloud = cloud;
    }

    /// One instance.
    static final class Machine {
        final String id;
        final Instant launched;
        final String token;
        final Map<String, String> tags;
        String state = "running";

        /// Empty: no answer has it.
        String check = "ok";

        boolean kept;
        int reboots;
        private int hidden;

        Machine(String id, Instant launched, String token, Map<String, String> tags) {
            this.id = id;
            this.launched = launched;
            this.token = token;
            this.tags = new TreeMap<>(tags);
        }

        private boolean hides() {
            return hidden > 0 && hidden-- > 0;
        }
    }

    Machine make(Map<String, String> tags) {
        return make("", tags);
    }

    private Machine make(String token, Map<String, String> tags) {
        var id = "i-%017x".formatted(0xabc000L + machines.size());
        var made = new Machine(id, cloud.tick(), token, tags);
        machines.put(id, made);
        return made;
    }

    Machine get(String id) {
        var found = machines.get(id);
        if (found == null) {
            throw new Refusal(
                    400,
                    "InvalidInstanceID.NotFound",
                    "The instance ID '" + id + "' does not exist");
        }
        return found;
    }

    List<Machine> alive() {
        return machines.values().stream()
                .filter(one -> !one.state.matches("shutting-down|terminated"))
                .toList();
    }

    void pagesOf(int size) {
        page = size;
    }

    /// As an endpoint that only resembles EC2 may.
    void ignoresFilters() {
        filters = false;
    }

    /// What is made from now on is not shown the first so many times.
    void showsNewOnesLate(int looks) {
        hiddenFor = looks;
    }

    String answer(String action, Form form) {
        return switch (action) {
            case "DescribeInstances" -> described(form);
            case "DescribeInstanceStatus" -> statuses(form);
            case "DescribeInstanceAttribute" -> protection(get(form.get("InstanceId")));
            case "CreateTags" -> tagged(form);
            case "RebootInstances" -> rebooted(form);
            case "RunInstances" -> made(form);
            case "TerminateInstances" -> terminated(form);
            default -> throw new Refusal(400, "InvalidAction", action);
        };
    }

    private String described(Form form) {
        var matching = new ArrayList<Machine>();
        for (var machine : machines.values()) {
            if (!machine.hides() && (!filters || matches(machine, form))) {
                matching.add(machine);
            }
        }
        var next = form.get("NextToken");
        int from = next.isEmpty() ? 0 : Integer.parseInt(next);
        int to = Math.min(matching.size(), from + page);
        var items = new StringBuilder();
        matching.subList(from, to).forEach(one -> items.append(item(one)));
        return "<DescribeInstancesResponse><reservationSet><item><instancesSet>"
                + items
                + "</instancesSet></item></reservationSet>"
                + (to < matching.size() ? "<nextToken>" + to + "</nextToken>" : "")
                + "</DescribeInstancesResponse>";
    }

    /// No filter matches everything; `*` and `?` are wildcards, as in EC2.
    private static boolean matches(Machine machine, Form form) {
        for (int i = 1; form.values().containsKey("Filter." + i + ".Name"); i++) {
            var name = form.get("Filter." + i + ".Name");
            var value =
                    switch (name) {
                        case "instance-id" -> machine.id;
                        case "client-token" -> machine.token;
                        case "instance-state-name" -> machine.state;
                        default -> machine.tags.getOrDefault(name.replaceFirst("tag:", ""), "");
                    };
            var wanted = form.all("Filter." + i + ".Value");
            if (wanted.stream().noneMatch(pattern -> like(pattern, value))) {
                return false;
            }
        }
        return true;
    }

    private static boolean like(String pattern, String value) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.matches(regex, value);
    }

    private static String item(Machine machine) {
        var tags = new StringBuilder();
        machine.tags.forEach(
                (key, value) ->
                        tags.append(
                                "<item><key>%s</key><value>%s</value></item>"
                                        .formatted(key, value)));
        return """
                <item><instanceId>%s</instanceId><instanceState><name>%s</name></instanceState>\
                <launchTime>%s</launchTime><privateIpAddress>127.0.0.1</privateIpAddress>\
                <placement><availabilityZone>eu-central-1a</availabilityZone></placement>\
                <tagSet>%s</tagSet></item>"""
                .formatted(machine.id, machine.state, machine.launched, tags);
    }

    private String statuses(Form form) {
        var items = new StringBuilder();
        for (var id : form.all("InstanceId")) {
            var machine = get(id);
            if (machine.state.equals("running") && !machine.check.isEmpty()) {
                items.append(
                        """
                        <item><instanceId>%s</instanceId><systemStatus><status>ok</status></systemStatus>\
                        <instanceStatus><status>%s</status></instanceStatus></item>"""
                                .formatted(id, machine.check));
            }
        }
        return "<DescribeInstanceStatusResponse><instanceStatusSet>"
                + items
                + "</instanceStatusSet></DescribeInstanceStatusResponse>";
    }

    private static String protection(Machine machine) {
        return "<DescribeInstanceAttributeResponse><disableApiTermination><value>"
                + machine.kept
                + "</value></disableApiTermination></DescribeInstanceAttributeResponse>";
    }

    private String tagged(Form form) {
        form.all("ResourceId").forEach(id -> get(id).tags.putAll(form.tags("Tag")));
        return "<CreateTagsResponse><return>true</return></CreateTagsResponse>";
    }

    private String rebooted(Form form) {
        form.all("InstanceId").forEach(id -> get(id).reboots++);
        return "<RebootInstancesResponse><return>true</return></RebootInstancesResponse>";
    }

    /// One token makes one instance, and means the same parameters for ever.
    private String made(Form form) {
        var token = form.get("ClientToken");
        var parameters = tokens.putIfAbsent(token, form.parameters());
        if (parameters != null && !parameters.equals(form.parameters())) {
            throw new Refusal(
                    400,
                    "IdempotentParameterMismatch",
                    "The client token was used with other parameters");
        }
        var tags = form.tags("TagSpecification.1.Tag");
        if (tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
            throw new Refusal(
                    400, "InvalidParameterValue", "Tag keys starting with 'aws:' are reserved");
        }
        var before = machines.values().stream().filter(one -> one.token.equals(token)).findFirst();
        var machine = before.orElseGet(() -> fresh(token, tags));
        return "<RunInstancesResponse><instancesSet>"
                + item(machine)
                + "</instancesSet></RunInstancesResponse>";
    }

    private Machine fresh(String token, Map<String, String> tags) {
        var made = make(token, tags);
        made.hidden = hiddenFor;
        return made;
    }

    private String terminated(Form form) {
        var ids = form.all("InstanceId");
        for (var id : ids) {
            if (get(id).kept) {
                throw new Refusal(
                        400,
                        "OperationNotPermitted",
                        "The instance '"
                                + id
                                + "' may not be terminated. Modify its 'disableApiTermination'");
            }
        }
        ids.forEach(id -> get(id).state = "shutting-down");
        return "<TerminateInstancesResponse/>";
    }
}
