package dev.remediator.replay.export;

import dev.remediator.oncall.EscalationPolicy;
import dev.remediator.playbook.Playbook;
import dev.remediator.recording.RecordedIncident;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The Java source of a test.
///
/// @param packageName its package
/// @param incident what it is about
/// @param company how many others the fixture holds
/// @param fixture the recording, as the test finds it
/// @param cast with what it is decided again
/// @param declared the file with what is different all the same, if something is
record TestSource(
        String packageName,
        RecordedIncident incident,
        long company,
        Path fixture,
        Cast cast,
        Optional<Path> declared) {
    private static final List<String> ALWAYS =
            List.of(
                    "dev.remediator.replay.proof.Recordings",
                    "java.nio.file.Path",
                    "org.junit.jupiter.api.Test");

    String text() {
        return """
        package %s;

        %s

        /// %s about %s, opened %s%s.
        class %s {

            @Test
            void %s() {
                Recordings.of(Path.of(%s))
                        .replayedWith(%s)%s
                        .%s;
            }
        }
        """
                .formatted(
                        packageName,
                        imports(),
                        comment(incident.id() + ": " + alert()),
                        comment(incident.resource()),
                        incident.openedAt(),
                        company == 0 ? "" : ", and %d more of that time".formatted(company),
                        Names.type(incident.id()),
                        Names.method(incident),
                        literal(fixture),
                        made(cast.playbooks(), Playbook.class),
                        cast.policies().isEmpty()
                                ? ""
                                : "\n                .callingPeopleBy(%s)"
                                        .formatted(made(cast.policies(), EscalationPolicy.class)),
                        declared.map(file -> "changeOnly(Path.of(%s))".formatted(literal(file)))
                                .orElse("changeNothing()"));
    }

    private String alert() {
        return incident.decisions().findFirst().orElseThrow().alert();
    }

    private <T> String made(List<T> instances, Class<T> as) {
        var separator = instances.size() > 2 ? ",\n                        " : ", ";
        return instances.stream()
                .map(one -> "new " + shortName(Cast.nameInSource(one.getClass(), as)) + "()")
                .collect(Collectors.joining(separator));
    }

    private String imports() {
        return Stream.concat(ALWAYS.stream(), used().filter(name -> !shortName(name).equals(name)))
                .distinct()
                .sorted()
                .map("import %s;"::formatted)
                .collect(Collectors.joining("\n"));
    }

    private Stream<String> used() {
        return Stream.concat(cast.playbooks().stream(), cast.policies().stream())
                .map(one -> one.getClass().getCanonicalName());
    }

    /// Without its package, unless two would be called the same.
    private String shortName(String name) {
        var last = last(name);
        boolean unique =
                Stream.concat(ALWAYS.stream(), used())
                        .filter(other -> !other.equals(name))
                        .noneMatch(other -> last(other).equals(last));
        boolean packaged = name.contains(".");
        return unique && packaged ? last : name;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// In a comment, with nothing that could end it or be read as anything else.
    private static String comment(String text) {
        var plain = text.replaceAll("[^A-Za-z0-9 .,:;/_=+()-]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "...";
    }

    /// As a string in Java, in ASCII.
    private static String literal(Path path) {
        var text = new StringBuilder("\"");
        for (char c : path.toString().replace('\\', '/').toCharArray()) {
            if (c == '"') {
                text.append("\\\"");
            } else if (c < ' ' || c > '~') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
