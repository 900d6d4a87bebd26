package dev.remediator.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes `docs/settings.md` from the catalogue.
public final class SettingsPage {
    private static final String BEGINNING =
            """
            # Settings

            One YAML file, `remediator up --config remediator.yaml`. It names only what differs from the
            defaults; without a file all defaults hold. A key nobody knows is refused with the nearest one that
            exists. This page, [remediator.yaml](remediator.yaml) (every key, commented) and
            [remediator.schema.json](remediator.schema.json) (JSON schema, draft 2020-12) are written by the program:

                bin/remediator settings                         # every key in a line
                bin/remediator settings pager.rearm-after       # one key, with all there is to say
                bin/remediator settings check remediator.yaml   # is it right, and what differs from the defaults
                bin/remediator settings example                 # a file to begin with
                bin/remediator settings schema                  # for editors and for checks before a deployment

            An editor that knows the YAML language server takes the schema from the first line of the file:
            `# yaml-language-server: $schema=remediator.schema.json`.

            Durations are written as in ISO 8601 (`PT90S`, `PT5M`, `PT1H30M`, `P7D`) or as a number of seconds; none may be
            longer than 366 days. Times are such as `2026-12-01T02:00:00Z`. A key in a list is written here with `[]`.
            Some bounds depend on other keys; the sentence with which a file is refused says so.
            """;

    @SuppressWarnings("InlineFormatString") // long enough to stand apart
    private static final String SECRETS =
            """

            ## Secrets

            A secret does not stand in the file; the file says where it is:

            | place | means |
            |---|---|
            | `env:NAME` | an environment variable, as it was when the program started |
            | `file:PATH` | a file's content without the line's end; read again when it changes, at most once a second |
            | `literal:TEXT` | the text itself, for trying things out: whoever reads the file knows it |

            These keys take such a place: %s. The routing key may also be written as it is. `databases[].password-file`,
            `hosts[].ssh.key`, `databases[].ssh.key`, `http.tls.key` and `kubernetes[].kubeconfig` name files that hold
            nothing else. EC2's credentials come from AWS's own chain or a profile. Nothing a secret key says is ever shown in a log,
            an error or an answer.
            """;

    @SuppressWarnings("InlineFormatString") // long enough to stand apart
    private static final String CHANGING =
            """

            ## What can change while it runs

            `remediator reload --reason TEXT`, `POST /api/settings/reload` with `{"reason": "…"}`, or SIGHUP: the file is read again.
            Taken over at once: %s. Everything else is part of what is decided, or of what was opened at the start, and
            needs a restart: a guard whose numbers changed between two decisions about one incident could not be replayed.
            The answer names what was taken over and what waits for a restart. A file that says nonsense changes nothing, nor does one that would
            let everybody in who was not, because it lists nobody in `http.tokens` or `integrations` any more.
            Files that settings name (secrets, TLS) are read again by themselves when they change.
            """;

    private SettingsPage() {}

    /// The whole page.
    public static String of(Catalogue catalogue) {
        var page = new StringBuilder(BEGINNING);
        page.append(SECRETS.formatted(codes(secrets(catalogue))));
        page.append(CHANGING.formatted(codes(Changing.KEYS)));
        for (var top : catalogue.below("")) {
            page.append("\n## ").append(top.path()).append("\n\n").append(top.about().what());
            page.append("\n\n| key | what for | what it can be | default | while running |\n");
            page.append("|---|---|---|---|---|\n");
            if (top.kind() != Setting.Kind.PART) {
                page.append(row(top));
            }
            catalogue.allBelow(top.path()).forEach(setting -> page.append(row(setting)));
        }
        return page.toString();
    }

    private static List<String> secrets(Catalogue catalogue) {
        return catalogue.settings().stream()
                .filter(setting -> setting.about().secret())
                .map(Setting::path)
                .filter(path -> !path.endsWith(".url"))
                .toList();
    }

    private static String codes(List<String> words) {
        return words.stream().map(SettingsPage::code).collect(Collectors.joining(", "));
    }

    private static String row(Setting setting) {
        var cells = new ArrayList<String>();
        cells.add(code(setting.path()));
        cells.add(setting.about().what());
        cells.add(can(setting));
        cells.add(setting.kind() == Setting.Kind.PART ? "" : byDefault(setting));
        cells.add(setting.canChange() ? "yes" : "restart");
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String can(Setting setting) {
        var can = new StringBuilder(setting.words().isEmpty() ? setting.kind().sentence() : "");
        if (!setting.about().unit().isEmpty()) {
            can.append(", in ").append(setting.about().unit());
        }
        if (!setting.words().isEmpty()) {
            can.append("one of ").append(codes(setting.words()));
        } else if (!setting.about().pattern().isEmpty()) {
            can.append(" that matches ").append(code(setting.about().pattern()));
        } else if (!setting.range().isEmpty()) {
            can.append(", ").append(setting.range());
        }
        return can.toString();
    }

    private static String byDefault(Setting setting) {
        return setting.byDefault().isPresent()
                ? code(setting.byDefaultInWords())
                : setting.byDefaultInWords();
    }

    private static String code(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }
}
