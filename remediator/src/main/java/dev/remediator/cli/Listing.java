package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Prints what a running remediator knows: a line each, as text or as JSON.
final class Listing {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Mixin private Remote remote = new Remote();

    /// Asks, and prints.
    ///
    /// @param path what is asked
    /// @param list the list in the answer
    /// @param line one entry as text
    /// @param none what is said when there are no entries
    int print(String path, String list, Function<JsonNode, String> line, String none)
            throws Exception {
        var entries = remote.get(path).path(list);
        for (var entry : entries) {
            print(entry, line);
        }
        if (entries.isEmpty() && !json) {
            remote.out().println(none);
        }
        return 0;
    }

    JsonNode get(String path) throws Exception {
        return remote.get(path);
    }

    void print(JsonNode entry, Function<JsonNode, String> line) {
        remote.out().println(json ? Json.MAPPER.writeValueAsString(entry) : line.apply(entry));
    }

    /// What is only said to people.
    void say(String line) {
        if (!json) {
            remote.out().println(line);
        }
    }

    /// A whole document, whatever was asked for.
    void write(String document) {
        remote.out().print(document);
        remote.out().flush();
    }

    /// A field, made harmless.
    static String text(JsonNode entry, String field) {
        return Terminal.plain(entry.path(field).asString(""));
    }
}
