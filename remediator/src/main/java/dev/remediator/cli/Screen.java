package dev.remediator.cli;

import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Where a command prints: a terminal that somebody watches, or a file or another program, which
/// gets everything in full and without colours or titles.
///
/// @param there whether somebody watches
/// @param columns how wide it is
/// @param colours whether it may be coloured
record Screen(boolean there, int columns, boolean colours) {
    /// A file, or another program.
    static final Screen NONE = new Screen(false, Integer.MAX_VALUE, false);

    private static final int USUAL = 80;
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,4})\\s*");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    /// That of this process.
    static Screen ofThisProcess() {
        return Terminal.isThere() ? of(System.getenv(), stty()) : NONE;
    }

    /// A terminal.
    ///
    /// @param environment of which `COLUMNS`, `NO_COLOR` and `TERM` count
    /// @param size what `stty size` says, such as `24 80`
    static Screen of(Map<String, String> environment, String size) {
        var said = environment.getOrDefault("COLUMNS", "");
        var asked = SIZE.matcher(size);
        int columns =
                NUMBER.matcher(said).matches()
                        ? Integer.parseInt(said)
                        : asked.matches() && !asked.group(1).equals("0")
                                ? Integer.parseInt(asked.group(1))
                                : USUAL;
        return new Screen(
                true,
                columns,
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    /// The same, within a margin.
    Screen within(int margin) {
        return new Screen(there, Math.max(1, columns - margin), colours);
    }

    private static String stty() {
        try {
            var asked =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectErrorStream(true)
                            .start();
            try (var said = asked.inputReader()) {
                return asked.waitFor(1, TimeUnit.SECONDS) ? String.valueOf(said.readLine()) : "";
            } finally {
                asked.destroyForcibly();
            }
        } catch (IOException _) {
            return "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    String bold(String text) {
        return coloured(1, text);
    }

    String green(String text) {
        return coloured(32, text);
    }

    String yellow(String text) {
        return coloured(33, text);
    }

    String red(String text) {
        return coloured(31, text);
    }

    private String coloured(int code, String text) {
        return colours ? "\033[%dm%s\033[0m".formatted(code, text) : text;
    }
}
