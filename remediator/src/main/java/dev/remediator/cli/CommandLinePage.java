package dev.remediator.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The page `docs/command-line.md`, written out of the commands themselves.
final class CommandLinePage {
    private static final String BEGINNING =
            """
            # Command line

            <!-- Written by `bin/remediator help --markdown`; a test compares it. -->

            `remediator help COMMAND` says the same. Each option that has a default says it.

            **Output.** `--json` prints one JSON object a line and nothing else, wherever anything is printed. On a
            terminal, tables have titles and are made as wide as it is, by shortening long cells in their middle;
            a file or another program gets them in full. Colours are for terminals only, and never with `NO_COLOR`.

            **Exit codes.** 0 done, 1 it failed, 2 you called it wrongly, 3 differences found (`replay`).
            An error is one sentence on standard error that says what to do; `--debug` adds where in the program
            it came up.

            **Environment.** `REMEDIATOR_URL` is the remediator that commands ask, `REMEDIATOR_JAVA_OPTS` are options
            of the virtual machine, `NO_COLOR` and `COLUMNS` are as everywhere.

            **Completion.** `remediator completion bash` and `remediator completion zsh` print the script.
            bash: `remediator completion bash > ~/.local/share/bash-completion/completions/remediator` and open
            a new shell. zsh: `remediator completion zsh > ~/.remediator-completion.zsh`, and
            `source ~/.remediator-completion.zsh` in `~/.zshrc` after `compinit`.

            """;

    private CommandLinePage() {}

    static String of(CommandLine root) {
        var page = new StringBuilder(BEGINNING);
        var all = all(root);
        page.append("| command | |\n|---|---|\n");
        for (var line : all) {
            var name = name(line);
            page.append(
                    "| [`%s`](#%s) | %s |\n".formatted(name, name.replace(' ', '-'), first(line)));
        }
        all.forEach(line -> section(page, line));
        return page.toString();
    }

    /// All below this one, each followed by those below it.
    static List<CommandLine> all(CommandLine line) {
        var all = new ArrayList<CommandLine>();
        for (var below : line.getSubcommands().values()) {
            all.add(below);
            all.addAll(all(below));
        }
        return all;
    }

    /// Without the program's own name.
    private static String name(CommandLine line) {
        return Slip.called(line).replaceFirst("^remediator ", "");
    }

    private static String first(CommandLine line) {
        return cell(line.getCommandSpec().usageMessage().description()[0]);
    }

    private static void section(StringBuilder page, CommandLine line) {
        var spec = line.getCommandSpec();
        page.append("\n## ").append(name(line)).append("\n\n");
        for (var sentence : spec.usageMessage().description()) {
            page.append(prose(sentence)).append("\n");
        }
        page.append("\n```\n").append(synopsis(line)).append("\n```\n\n");
        options(page, spec);
        page.append("```sh\n");
        examples(spec).forEach(example -> page.append(example).append('\n'));
        page.append("```\n");
    }

    private static String synopsis(CommandLine line) {
        return new Help(line.getCommandSpec(), Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .strip();
    }

    private static void options(StringBuilder page, CommandSpec spec) {
        var rows = new ArrayList<String>();
        for (var parameter : spec.positionalParameters()) {
            rows.add(row(parameter.paramLabel(), parameter.description()));
        }
        spec.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.hidden())
                .forEach(option -> rows.add(row(names(option), option.description())));
        if (!rows.isEmpty()) {
            page.append("| option | |\n|---|---|\n");
            rows.forEach(page::append);
            page.append('\n');
        }
    }

    private static String names(OptionSpec option) {
        var names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(String name, String[] description) {
        return "| `%s` | %s |\n"
                .formatted(
                        name.replace("|", "\\|"),
                        Arrays.stream(description)
                                .map(CommandLinePage::cell)
                                .collect(Collectors.joining(" ")));
    }

    private static String cell(String text) {
        return prose(text).replace("|", "\\|");
    }

    private static String prose(String text) {
        return text.replace("<", "&lt;").replace("*", "\\*").replace("%%", "%");
    }

    /// The lines of a command's footer that can be copied.
    static List<String> examples(CommandSpec spec) {
        return Arrays.stream(spec.usageMessage().footer())
                .map(String::strip)
                .filter(text -> text.startsWith("remediator "))
                .toList();
    }
}
