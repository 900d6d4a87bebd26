package dev.remediator.cli;

import dev.remediator.settings.Catalogue;
import dev.remediator.settings.Differences;
import dev.remediator.settings.Setting;
import dev.remediator.settings.Settings;
import dev.remediator.settings.SettingsExample;
import dev.remediator.settings.SettingsPage;
import dev.remediator.settings.SettingsReader;
import dev.remediator.settings.SettingsSchema;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what can be set, and whether a file sets it rightly.
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = {
            "List every key of remediator.yaml, or explain one.",
            "'check' says whether a file is right, 'example' and 'schema' print one to begin with."
        },
        subcommands = {
            SettingsCommand.Check.class,
            SettingsCommand.Example.class,
            SettingsCommand.Schema.class
        },
        footer = {
            "",
            "  remediator settings",
            "  remediator settings pager.rearm-after",
            "  remediator settings check remediator.yaml",
            "  remediator settings example > remediator.yaml",
            "  remediator settings schema > remediator.schema.json"
        })
final class SettingsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "KEY", description = "Such as http.port.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the page docs/settings.md.")
    private boolean markdown;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = out(spec);
        var catalogue = Catalogue.load();
        if (markdown) {
            out.print(SettingsPage.of(catalogue));
        } else if (json) {
            var chosen = key == null ? catalogue.settings() : catalogue.explained(key);
            chosen.forEach(setting -> out.println(line(setting)));
        } else if (key == null) {
            catalogue
                    .settings()
                    .forEach(s -> out.println("%-52s %s".formatted(s.path(), s.about().what())));
        } else {
            catalogue.explained(key).forEach(setting -> explain(out, setting));
        }
        out.flush();
        return 0;
    }

    private static void explain(PrintWriter out, Setting setting) {
        var unit = setting.about().unit();
        out.println(setting.path());
        out.println("  " + setting.about().what());
        out.println("  it is      " + setting.kind().sentence());
        if (!unit.isEmpty()) {
            out.println("  unit       " + unit);
        }
        if (!setting.range().isEmpty()) {
            out.println("  allowed    " + setting.range());
        }
        if (setting.kind() != Setting.Kind.PART) {
            out.println("  default    " + setting.byDefaultInWords());
        }
        out.println(
                "  changes    "
                        + (setting.canChange()
                                ? "while running, by 'remediator reload'"
                                : "at a restart"));
        out.println();
    }

    private static String line(Setting setting) {
        var line =
                Json.MAPPER
                        .createObjectNode()
                        .put("key", setting.path())
                        .put("what", setting.about().what())
                        .put("kind", setting.kind().sentence())
                        .put("unit", setting.about().unit())
                        .put("allowed", setting.range())
                        .put("mustBeSaid", !setting.mayBeLeftOut())
                        .put("changesWhileRunning", setting.canChange());
        setting.byDefault().ifPresent(value -> line.set("default", value));
        return Json.MAPPER.writeValueAsString(line);
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    /// Says whether a file is right.
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Read a file as 'up' would, and list what it sets otherwise than the defaults.",
                "Nothing is started, and no secret is looked up: 'remediator doctor' does that."
            },
            footer = {"", "  remediator settings check remediator.yaml"})
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "Settings, in YAML.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
        private boolean json;

        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(
                        "there is no settings file to be read at " + file);
            }
            var environment = System.getenv();
            var settings = SettingsReader.read(file, environment);
            var _ = settings.aliasesOfNodes();
            var out = out(spec);
            var catalogue = Catalogue.load();
            var different = Differences.between(Settings.DEFAULT, settings);
            for (var key : different) {
                var now = Terminal.plain(Differences.shown(settings, key, catalogue));
                var usual = Differences.shown(Settings.DEFAULT, key, catalogue);
                out.println(
                        json
                                ? Json.MAPPER.writeValueAsString(
                                        Json.MAPPER
                                                .createObjectNode()
                                                .put("key", key)
                                                .put("value", now)
                                                .put("default", usual))
                                : "%s is %s; default %s".formatted(key, now, usual));
            }
            if (!json) {
                out.println(
                        different.isEmpty()
                                ? file + " is right, and sets nothing but defaults."
                                : file + " is right.");
            }
            out.flush();
            return 0;
        }
    }

    /// Prints a file to begin with.
    @Command(
            name = "example",
            mixinStandardHelpOptions = true,
            description = "Print a remediator.yaml with every key at its default, commented.",
            footer = {"", "  remediator settings example > remediator.yaml"})
    static final class Example implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var out = out(spec);
            out.print(SettingsExample.of(Catalogue.load()));
            out.flush();
            return 0;
        }
    }

    /// Prints the schema.
    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Print the JSON schema of remediator.yaml, for editors and checks.",
            footer = {"", "  remediator settings schema > remediator.schema.json"})
    static final class Schema implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var out = out(spec);
            out.print(SettingsSchema.of(Catalogue.load()));
            out.flush();
            return 0;
        }
    }
}
