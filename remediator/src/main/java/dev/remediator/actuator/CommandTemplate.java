package dev.remediator.actuator;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The argument list of a fleet's command, with blanks to fill in. What is filled in is never
/// looked at again, neither for blanks nor by a shell.
record CommandTemplate(List<String> elements) {
    private static final Pattern BLANK = Pattern.compile("\\{(port|node|machine|directory)}");

    List<String> fill(ProcessFleetSpec.Member member, String machine, Path directory) {
        var values =
                Map.of(
                        "port", Integer.toString(member.port()),
                        "node", member.node(),
                        "machine", machine,
                        "directory", directory.toString());
        return elements.stream().map(element -> fill(element, values)).toList();
    }

    private static String fill(String element, Map<String, String> values) {
        return BLANK.matcher(element)
                .replaceAll(
                        blank ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(blank.group(1), blank.group())));
    }
}
