package dev.remediator.settings;

import dev.remediator.actuator.kubernetes.ClusterSpec;
import dev.remediator.actuator.machine.CleanUpSpec;
import dev.remediator.actuator.machine.HostFleetSpec;
import dev.remediator.adapter.authentication.AuthenticationSpec;
import dev.remediator.failover.Terms;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of a list has no default to lie over; what it need not say is added.
///
/// @param words what an entry need not say
/// @param lists the same of the entries of lists in it, by key
/// @param parts the same of a part of it that must be there
/// @param options the same of a part of it that may be left out
record EntryDefaults(
        ObjectNode words,
        Map<String, ObjectNode> lists,
        Map<String, ObjectNode> parts,
        Map<String, ObjectNode> options) {
    private static final ObjectNode HEALTH = object().put("scheme", "http").put("path", "/healthz");
    private static final ObjectNode NONE = object();

    private static final Map<String, EntryDefaults> ALL =
            Map.of(
                    "reconcile", of(reconcile()),
                    "fleets", fleets(),
                    "databases", database(),
                    "hosts", hosts(),
                    "kubernetes", kubernetes(),
                    "ec2", ec2(),
                    "integrations", integrations(),
                    "pager.channels", channels(),
                    "pager.people", people());

    private static EntryDefaults of(ObjectNode words) {
        return new EntryDefaults(words, Map.of(), Map.of(), Map.of());
    }

    private static ObjectNode object() {
        return SettingsReader.YAML.createObjectNode();
    }

    private static ObjectNode reconcile() {
        var words = object();
        Reconcile.DEFAULTS.forEach(words::put);
        return words;
    }

    private static EntryDefaults fleets() {
        var words = object();
        words.putObject("disk").put("quota", 0).putArray("clean");
        return of(words);
    }

    private static EntryDefaults database() {
        var words =
                object().put("user", "postgres")
                        .put("password-file", "")
                        .put("database", "postgres")
                        .put("binaries", "")
                        .put("front-door", "")
                        .put("rewind", false);
        words.putArray("proxies");
        words.putObject("ssh").put("key", "").put("known-hosts", "");
        words.set("terms", SettingsReader.YAML.valueToTree(Terms.DEFAULT));
        return new EntryDefaults(
                words,
                Map.of(
                        "members", object().put("region", "").put("host", "local"),
                        "proxies", object().put("file", "").put("user", "")),
                Map.of(),
                Map.of());
    }

    private static EntryDefaults hosts() {
        var words =
                object().put("scope", "system")
                        .put("sudo", false)
                        .put("state", "/var/lib/remediator")
                        .put("least", HostFleetSpec.HALF);
        words.putArray("balancers");
        words.putArray("nodes");
        words.putObject("ssh").put("key", "").put("known-hosts", "");
        words.set("clean-up", SettingsReader.YAML.valueToTree(CleanUpSpec.NOTHING));
        var terraform =
                object().put("program", "terraform")
                        .put("workspace", "")
                        .put("id", "id")
                        .put("lock-timeout", "PT60S")
                        .put("limit", "PT15M");
        terraform.putArray("variables");
        return new EntryDefaults(
                words,
                Map.of("nodes", object().put("address", "").put("domain", "").put("server", "")),
                Map.of("health", HEALTH),
                Map.of("terraform", terraform, "discover", NONE));
    }

    private static EntryDefaults kubernetes() {
        var words =
                object().put("kubeconfig", "")
                        .put("context", "")
                        .put("eviction-deadline", ClusterSpec.DEADLINE.toString())
                        .put("evict-naked", false)
                        .put("evict-empty-dir", false)
                        .put("least", 0)
                        .put("zone-label", ClusterSpec.ZONE)
                        .put("provisioner", "none");
        words.putArray("namespaces");
        return of(words);
    }

    private static EntryDefaults ec2() {
        var words =
                object().put("endpoint", "")
                        .put("profile", "")
                        .put("node-name", "Name")
                        .put("auto-scaling-group", "")
                        .put("least", -1)
                        .put("call-limit", "PT15S")
                        .put("replacement-limit", "PT5M");
        words.putArray("balancers");
        return new EntryDefaults(
                words,
                Map.of(),
                Map.of(),
                Map.of("health", HEALTH, "launch-template", object().put("version", "$Default")));
    }

    private static EntryDefaults integrations() {
        var words = object().put("severity", "warning").put("ttl", "PT1H").put("zone", "UTC");
        words.putArray("series");
        words.putArray("topics");
        words.set("authentication", SettingsReader.YAML.valueToTree(AuthenticationSpec.NONE));
        var mapping = object().put("kind", "host");
        for (var pointer :
                List.of(
                        "alerts",
                        "name",
                        "status",
                        "severity",
                        "resource",
                        "series",
                        "episode",
                        "starts-at",
                        "ends-at")) {
            mapping.put(pointer, "");
        }
        for (var map : List.of("statuses", "labels", "annotations", "links")) {
            mapping.putObject(map);
        }
        return new EntryDefaults(words, Map.of(), Map.of(), Map.of("mapping", mapping));
    }

    private static EntryDefaults channels() {
        var words = object().put("url", "").put("secret", "");
        words.putObject("options");
        return of(words);
    }

    private static EntryDefaults people() {
        var words = object().put("email", "").put("phone", "").put("slack", "");
        words.putArray("devices");
        return of(words);
    }

    static void complete(ObjectNode settings) {
        ALL.forEach(
                (key, defaults) ->
                        settings.at("/" + key.replace('.', '/')).forEach(defaults::complete));
    }

    /// What need not be said at a place.
    ///
    /// @param path such as `hosts[]` or `hosts[].nodes[]`
    static JsonNode at(String path) {
        for (var each : ALL.entrySet()) {
            var entry = each.getKey() + "[]";
            if (path.equals(entry)) {
                return each.getValue().words;
            } else if (path.startsWith(entry + ".")) {
                return each.getValue().below(path.substring(entry.length() + 1).replace("[]", ""));
            }
        }
        return NONE;
    }

    private JsonNode below(String key) {
        for (var defaults : List.of(lists, parts, options)) {
            if (defaults.containsKey(key)) {
                return defaults.getOrDefault(key, NONE);
            }
        }
        return words.get(key) instanceof ObjectNode object ? object : NONE;
    }

    private void complete(JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            return;
        }
        add(words, object);
        lists.forEach((key, each) -> object.path(key).forEach(one -> add(each, one)));
        parts.forEach((key, part) -> add(part, withoutPath(object.path(key))));
        options.forEach(
                (key, option) -> {
                    if (object.get(key) == null) {
                        object.putNull(key);
                    } else {
                        add(option, withoutPath(object.get(key)));
                    }
                });
    }

    /// Over TCP nothing is asked for.
    private static JsonNode withoutPath(JsonNode option) {
        if (option instanceof ObjectNode health
                && health.path("scheme").asString("").equals("tcp")
                && !health.has("path")) {
            health.put("path", "");
        }
        return option;
    }

    private static void add(ObjectNode defaults, JsonNode entry) {
        if (!(entry instanceof ObjectNode object)) {
            return;
        }
        for (var missing : defaults.properties()) {
            var said = object.get(missing.getKey());
            if (said == null) {
                object.set(missing.getKey(), missing.getValue().deepCopy());
            } else if (missing.getValue() instanceof ObjectNode below) {
                add(below, said);
            }
        }
    }
}
