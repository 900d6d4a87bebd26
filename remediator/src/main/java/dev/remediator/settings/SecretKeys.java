package dev.remediator.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Which keys of the settings say where a secret is. A key that is added later is found as well, if
/// it is called as the others are.
public final class SecretKeys {
    /// Keys whose value is a place, such as `env:NAME`.
    private static final Set<String> PLACES = Set.of("secret", "secrets");

    /// Keys whose value is the name of a file with a secret in it.
    private static final Set<String> FILES = Set.of("password-file", "kubeconfig");

    private SecretKeys() {}

    /// Each place by its key, such as `pager.channels[0].secret` → `env:SLACK_TOKEN`; files as
    /// `file:PATH`. What is empty is left out.
    public static Map<String, String> of(Settings settings) {
        var found = new TreeMap<String, String>();
        collect("", "", SettingsReader.YAML.valueToTree(settings), found);
        return found;
    }

    private static void collect(String path, String key, JsonNode node, Map<String, String> found) {
        node.properties()
                .forEach(
                        entry ->
                                collect(
                                        path.isEmpty()
                                                ? entry.getKey()
                                                : path + "." + entry.getKey(),
                                        entry.getKey(),
                                        entry.getValue(),
                                        found));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", key, node.get(i), found);
            }
        }
        var text = node.asString("");
        if (text.isEmpty()) {
            return;
        }
        if (FILES.contains(key) || path.endsWith(".ssh.key") || path.equals("http.tls.key")) {
            found.put(path, "file:" + text);
        } else if (PLACES.contains(key) || text.matches("(env|file):\\S+")) {
            found.put(path, text);
        }
    }
}
