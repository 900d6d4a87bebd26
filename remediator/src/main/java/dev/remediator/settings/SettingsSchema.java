package dev.remediator.settings;

import dev.remediator.topic.Json;
import tools.jackson.databind.node.ObjectNode;

/// Writes the JSON schema of `remediator.yaml`, for editors and for checks before a deployment:
/// draft 2020-12. What depends on two keys at once, and the bounds of durations, only the program
/// itself checks.
public final class SettingsSchema {
    private static final String DURATION =
            "^[Pp](?!$)(\\d+[Dd])?([Tt](?=\\d)(\\d+[Hh])?(\\d+[Mm])?(\\d+([.]\\d{1,9})?[Ss])?)?$";

    private final Catalogue catalogue;

    private SettingsSchema(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The whole schema, as JSON.
    public static String of(Catalogue catalogue) {
        var root = Json.MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "remediator.yaml");
        root.put("description", "Settings of remediator; every key may be left out.");
        new SettingsSchema(catalogue).keys(root, "");
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private void keys(ObjectNode onto, String path) {
        onto.put("type", "object");
        onto.put("additionalProperties", false);
        var properties = onto.putObject("properties");
        for (var setting : catalogue.below(path)) {
            one(properties.putObject(setting.last()), setting);
        }
        if (path.isEmpty() || !path.contains("[]")) {
            return;
        }
        var needed = catalogue.below(path).stream().filter(s -> !s.mayBeLeftOut()).toList();
        if (!needed.isEmpty()) {
            var required = onto.putArray("required");
            needed.forEach(setting -> required.add(setting.last()));
        }
    }

    private void one(ObjectNode onto, Setting setting) {
        onto.put("description", setting.about().what());
        switch (setting.kind()) {
            case TEXT, TIME -> text(onto, setting);
            case WHOLE -> whole(onto, setting);
            case YES_NO -> onto.put("type", "boolean");
            case DURATION -> duration(onto);
            case WORD -> words(onto, setting);
            case TEXTS -> onto.put("type", "array").putObject("items").put("type", "string");
            case TABLE ->
                    onto.put("type", "object")
                            .putObject("additionalProperties")
                            .put("type", "string");
            case WORD_TABLE ->
                    words(onto.put("type", "object").putObject("additionalProperties"), setting);
            case PART -> keys(onto, setting.path());
            case ENTRIES ->
                    keys(onto.put("type", "array").putObject("items"), setting.path() + "[]");
        }
        if (!setting.holdsOthers()) {
            setting.byDefault().ifPresent(value -> onto.set("default", value));
        }
    }

    private static void text(ObjectNode onto, Setting setting) {
        onto.put("type", "string");
        if (setting.kind() == Setting.Kind.TIME) {
            onto.put("format", "date-time");
            onto.put("pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
        } else if (!setting.about().pattern().isEmpty()) {
            onto.put("pattern", "^(" + setting.about().pattern() + ")$");
        }
    }

    private static void whole(ObjectNode onto, Setting setting) {
        onto.put("type", "integer");
        if (!setting.about().least().isEmpty()) {
            onto.put("minimum", Long.parseLong(setting.about().least()));
        }
        if (!setting.about().most().isEmpty()) {
            onto.put("maximum", Long.parseLong(setting.about().most()));
        }
    }

    private static void duration(ObjectNode onto) {
        var either = onto.putArray("anyOf");
        either.addObject().put("type", "string").put("pattern", DURATION);
        either.addObject().put("type", "number").put("minimum", 0);
    }

    private static void words(ObjectNode onto, Setting setting) {
        var words = onto.putArray("enum");
        setting.words().forEach(words::add);
    }
}
