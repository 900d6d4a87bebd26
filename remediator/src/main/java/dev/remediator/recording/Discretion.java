package dev.remediator.recording;

import dev.remediator.journal.Redaction;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes out of a line what a recording must not tell: whatever looks like a secret, what stands
/// before and after the path of a link, and who people are.
final class Discretion {
    /// Fields that say who did something.
    private static final String WHO = "by";

    /// Fields that are sentences, in which people may be named.
    private static final Set<String> SENTENCES =
            Set.of("facts", "why", "evidence", "detail", "sentence", "annotations");

    /// Fields whose own fields people or programs have named.
    private static final Set<String> NAMED = Set.of("labels", "annotations");

    /// A link: where it leads, without who opens it and without what is asked there.
    private static final Pattern LINK =
            Pattern.compile("(?i)\\b(https?://)(?:[^\\s/?#@]*@)?([^\\s?#]*)(?:\\?[^\\s#]*)?");

    private final Names names = new Names();

    /// Changes the line.
    void apply(ObjectNode line) {
        listen(line, "");
        object(line, "");
    }

    /// Who is named anywhere in the line is known before the first sentence is changed.
    private void listen(JsonNode node, String field) {
        if (node.isString()) {
            if (field.equals(WHO)) {
                names.of(node.asString());
            } else if (SENTENCES.contains(field)) {
                names.listen(node.asString());
            }
        } else if (node instanceof ObjectNode object) {
            object.properties().forEach(f -> listen(f.getValue(), f.getKey()));
        } else {
            node.forEach(item -> listen(item, field));
        }
    }

    private void object(ObjectNode object, String field) {
        boolean step = object.has("step");
        for (var entry : object.properties()) {
            var name = entry.getKey();
            var value = entry.getValue();
            if (!value.isString()) {
                deeper(value, name);
            } else if (NAMED.contains(field) && Redaction.isSecret(name)) {
                entry.setValue(object.stringNode(Redaction.REDACTED));
            } else if (step && name.equals("value")) {
                entry.setValue(object.stringNode(answer(value.asString())));
            } else {
                var kind = field.equals("annotations") || field.equals("links") ? field : name;
                entry.setValue(object.stringNode(text(value.asString(), kind)));
            }
        }
    }

    private void deeper(JsonNode value, String name) {
        if (value instanceof ObjectNode object) {
            object(object, name);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                var item = array.get(i);
                if (item.isString()) {
                    array.set(i, array.stringNode(text(item.asString(), name)));
                } else {
                    deeper(item, name);
                }
            }
        }
    }

    private String text(String text, String field) {
        if (field.equals(WHO)) {
            return names.of(text);
        }
        var plain = Redaction.of(text);
        if ((field.equals("links") || field.equals("annotations")) && plain.contains("://")) {
            plain = LINK.matcher(plain).replaceAll("$1$2");
        }
        return SENTENCES.contains(field) ? names.in(plain) : plain;
    }

    /// What a step answered is JSON in a text, and stays JSON.
    private static String answer(String json) {
        if (Redaction.of(json).equals(json)) {
            return json;
        }
        try {
            var root = LineJson.object();
            root.set("value", LineJson.node(json));
            hide(root);
            return root.get("value").toString();
        } catch (JacksonException e) {
            return Redaction.of(json);
        }
    }

    private static void hide(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var entry : object.properties()) {
                if (entry.getValue().isString()) {
                    var text = entry.getValue().asString();
                    boolean secret = Redaction.isSecret(entry.getKey());
                    var plain = secret ? Redaction.REDACTED : Redaction.of(text);
                    entry.setValue(object.stringNode(plain));
                } else {
                    hide(entry.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, array.stringNode(Redaction.of(array.get(i).asString())));
                } else {
                    hide(array.get(i));
                }
            }
        }
    }
}
