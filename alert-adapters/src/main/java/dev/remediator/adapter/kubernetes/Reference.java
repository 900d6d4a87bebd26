package dev.remediator.adapter.kubernetes;

import dev.remediator.adapter.Draft;
import dev.remediator.adapter.payload.Field;
import java.util.Locale;
import java.util.regex.Pattern;

/// The object an event is about, as resource and labels. Playbooks lock by `node`, `namespace` and
/// `deployment`; those that come from a machine's own alerts, by `instance`.
record Reference(Field about) {
    private static final Pattern CONTAINER = Pattern.compile("spec\\.\\w+\\{([^{}]+)}.*");

    /// What it is told by: its uid, else its name.
    static String key(Field about) {
        var uid = about.at("uid").said();
        if (!uid.isEmpty()) {
            return uid;
        }
        var name = about.at("name").said();
        if (name.isEmpty()) {
            throw about.at("uid").because("is missing: it tells what the event is about");
        }
        return String.join("/", about.at("kind").said(), about.at("namespace").said(), name);
    }

    void into(Draft draft) {
        var kind = about.at("kind").said();
        var lower = kind.isEmpty() ? "object" : kind.toLowerCase(Locale.ROOT);
        var namespace = about.at("namespace").said();
        var name = about.at("name").said();
        var known = name.isEmpty() ? about.at("uid").said() : name;
        boolean node = kind.equals("Node");
        draft.label("kind", kind)
                .label("namespace", namespace)
                .label(lower, known)
                .resource(lower, node || namespace.isEmpty() ? known : namespace + "/" + known);
        if (node) {
            draft.label("instance", known);
        }
        draft.label("container", container());
        owner(draft);
    }

    private String container() {
        var path = CONTAINER.matcher(about.at("fieldPath").said());
        return path.matches() ? path.group(1) : "";
    }

    /// Whose it is, where an exporter tells: a replica set's deployment is its owner; a pod's is
    /// its replica set without the hash the deployment gave it.
    private void owner(Draft draft) {
        var hash = about.at("labels").at("pod-template-hash").said();
        for (var owner : about.at("ownerReferences").optionalItems()) {
            var name = owner.at("name").said();
            switch (owner.at("kind").said()) {
                case "Deployment" -> draft.label("deployment", name);
                case "ReplicaSet" -> {
                    if (!hash.isEmpty() && name.endsWith("-" + hash)) {
                        var deployment = name.substring(0, name.length() - hash.length() - 1);
                        draft.label("deployment", deployment);
                    }
                }
                default -> {
                    // Nothing a playbook can lock.
                }
            }
        }
    }
}
