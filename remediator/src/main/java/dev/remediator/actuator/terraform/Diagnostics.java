package dev.remediator.actuator.terraform;

import dev.remediator.actuator.Unreachable;
import dev.remediator.port.ActuatorException;
import dev.remediator.topic.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What Terraform complained of, of which little is fit for a sentence: an error's summary, the
/// resource and the line it is about. Its detail may quote commands and values with secrets in
/// them, and is told only where it says who holds the state's lock.
///
/// @param errors the JSON diagnostics of severity `error`
/// @param text what was complained of in another form
record Diagnostics(List<JsonNode> errors, String text) {
    private static final String LOCKED = "Error acquiring the state lock";
    private static final Pattern LINE = Pattern.compile("(?m)^[│|\\s]*Error: (.*)$");
    private static final int LONG = 200;

    /// Those of the command that ran last.
    ///
    /// @param scratch its directory, with `out` and `err`
    static Diagnostics of(Path scratch) {
        var out = text(scratch.resolve("out"));
        var errors =
                out.lines()
                        .filter(line -> line.startsWith("{"))
                        .flatMap(line -> diagnostic(line).stream())
                        .filter(each -> each.path("severity").asString("").equals("error"))
                        .toList();
        return new Diagnostics(errors, text(scratch.resolve("err")));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<JsonNode> diagnostic(String line) {
        try {
            return Optional.of(Json.MAPPER.readTree(line).path("diagnostic"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// What is to be thrown for a command that failed; [Unreachable] if somebody else holds the
    /// state's lock.
    ActuatorException thrown(Path directory, String command, int exit) {
        var sentence = "terraform %s in %s exited with %d".formatted(command, directory, exit);
        var error = errors.stream().findFirst();
        var locked = errors.stream().filter(Diagnostics::isLock).findFirst();
        if (locked.isPresent()) {
            return new Unreachable(
                    "the state behind %s is locked%s".formatted(directory, holder(locked.get())));
        }
        var matcher = LINE.matcher(text);
        var reason =
                error.map(Diagnostics::inWords)
                        .or(() -> matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty())
                        .map(words -> ": " + said(words))
                        .orElse("");
        return new ActuatorException(sentence + reason);
    }

    private static boolean isLock(JsonNode error) {
        return error.path("summary").asString("").equals(LOCKED);
    }

    private static String holder(JsonNode error) {
        var detail = error.path("detail").asString("");
        return Stream.of("Who", "Operation", "Created")
                .flatMap(key -> value(detail, key).stream())
                .reduce((one, other) -> one + ", " + other)
                .map(words -> " by " + said(words))
                .orElse(" by somebody else");
    }

    private static Optional<String> value(String detail, String key) {
        return detail.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String inWords(JsonNode error) {
        var words = new StringBuilder(error.path("summary").asString("an error without words"));
        var address = error.path("address").asString("");
        if (!address.isEmpty()) {
            words.append(" (").append(address).append(')');
        }
        var file = error.path("range").path("filename").asString("");
        if (!file.isEmpty()) {
            words.append(" at ").append(file).append(':');
            words.append(error.path("range").path("start").path("line").asInt(0));
        }
        return words.toString();
    }

    private static String said(String words) {
        var line = words.strip().replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONG ? line.substring(0, LONG) + "…" : line;
    }
}
