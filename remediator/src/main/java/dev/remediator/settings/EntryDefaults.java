package dev.remediator.settings;

import dev.remediator.failover.Terms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of a list has no default to lie over; what it need not say is added.
final class EntryDefaults {
    private static final ObjectNode DATABASE = database();
    private static final ObjectNode MEMBER =
            SettingsReader.YAML.createObjectNode().put("region", "").put("host", "local");
    private static final ObjectNode PROXY =
            SettingsReader.YAML.createObjectNode().put("file", "").put("user", "");

    private EntryDefaults() {}

    private static ObjectNode database() {
        var all =
                SettingsReader.YAML
                        .createObjectNode()
                        .put("user", "postgres")
                        .put("password-file", "")
                        .put("database", "postgres")
                        .put("binaries", "")
                        .put("front-door", "")
                        .put("rewind", false);
        all.putArray("proxies");
        all.putObject("ssh").put("key", "").put("known-hosts", "");
        all.set("terms", SettingsReader.YAML.valueToTree(Terms.DEFAULT));
        return all;
    }

    static void complete(ObjectNode settings) {
        for (var source : settings.path("reconcile")) {
            if (source instanceof ObjectNode entry) {
                Reconcile.DEFAULTS.forEach(
                        (key, value) -> {
                            if (!entry.has(key)) {
                                entry.put(key, value);
                            }
                        });
            }
        }
        for (var database : settings.path("databases")) {
            add(DATABASE, database);
            database.path("members").forEach(member -> add(MEMBER, member));
            database.path("proxies").forEach(proxy -> add(PROXY, proxy));
        }
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
