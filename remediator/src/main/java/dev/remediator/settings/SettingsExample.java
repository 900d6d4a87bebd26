package dev.remediator.settings;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Writes `docs/remediator.yaml`: every key at its default, explained, and put out of force by a
/// `#` at the beginning of its line. Without those it is a file that says every default, and has an
/// example of every list.
public final class SettingsExample {
    private static final int WIDTH = 98;
    private static final YAMLMapper PLAIN =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build();

    private final Catalogue catalogue;
    private final List<String> lines = new ArrayList<>();

    private SettingsExample(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The whole file.
    public static String of(Catalogue catalogue) {
        var file = new SettingsExample(catalogue);
        file.begin();
        for (var setting : catalogue.below("")) {
            file.lines.add("");
            file.write(setting, "");
        }
        return String.join("\n", file.lines) + "\n";
    }

    private void begin() {
        say("", "Settings of remediator, every key at its default.");
        say("", "");
        say(
                "",
                "A file names only what differs: take away the # at the beginning of a line, and of");
        say("", "those it stands below. Durations are such as PT90S, PT5M or PT1H30M.");
        say("", "A key marked 'while running' takes effect at 'remediator reload' or SIGHUP; all");
        say("", "others need a restart.");
        say("", "");
        say("", "  remediator settings check remediator.yaml");
        say("", "  remediator up --config remediator.yaml");
    }

    private void write(Setting setting, String indent) {
        explain(setting, indent);
        switch (setting.kind()) {
            case PART -> {
                set(indent + setting.last() + ":");
                catalogue.below(setting.path()).forEach(part -> write(part, indent + "  "));
            }
            case ENTRIES -> entries(setting, indent);
            default ->
                    set(indent + setting.last() + ": " + scalar(setting.byDefault().orElseThrow()));
        }
    }

    /// What can be said in an entry comes first, then whole entries.
    private void entries(Setting setting, String indent) {
        for (var key : catalogue.allBelow(setting.path())) {
            var name = key.path().substring(setting.path().length() + 3);
            say(indent, "- " + name + ": " + key.about().what() + " " + facts(key));
        }
        set(indent + setting.last() + ":");
        for (var entry : setting.about().entries()) {
            PLAIN.writeValueAsString(List.of(entry)).lines().forEach(line -> set(indent + line));
        }
    }

    private void explain(Setting setting, String indent) {
        var facts = setting.kind() == Setting.Kind.PART ? "" : " " + facts(setting);
        say(indent, setting.about().what() + facts);
    }

    private static String facts(Setting setting) {
        var facts = new ArrayList<String>();
        facts.add(setting.kind().sentence().replaceFirst(",.*", ""));
        if (!setting.about().unit().isEmpty()) {
            facts.set(0, facts.getFirst() + " of " + setting.about().unit());
        }
        if (setting.about().pattern().isEmpty() && !setting.range().isEmpty()) {
            facts.add(setting.range());
        }
        if (setting.path().contains("[]") && setting.kind() != Setting.Kind.PART) {
            facts.add(setting.mayBeLeftOut() ? "default " + setting.byDefaultInWords() : "needed");
        }
        if (setting.canChange()) {
            facts.add("while running");
        }
        return "(" + String.join("; ", facts) + ")";
    }

    static String scalar(JsonNode value) {
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            value.forEach(one -> parts.add(scalar(one)));
            return "[" + String.join(", ", parts) + "]";
        }
        return PLAIN.writeValueAsString(value).strip().replaceFirst("^--- ", "");
    }

    private void set(String line) {
        lines.add("#" + line);
    }

    private void say(String indent, String text) {
        var start = "#" + indent + "# ";
        var line = new StringBuilder(start);
        for (var word : text.split(" ", -1)) {
            if (line.length() > start.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(start);
            } else if (line.length() > start.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString().stripTrailing());
    }
}
