package dev.remediator.cli;

import dev.remediator.topic.Json;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Prints what a running remediator knows, or has answered: for people, or as JSON, an object a
/// line.
final class Listing {
    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Mixin private Remote remote = new Remote();

    /// How one entry becomes a row.
    interface Rows {
        void add(Table table, JsonNode entry);
    }

    /// Asks, and prints a table.
    ///
    /// @param path what is asked
    /// @param list the list in the answer
    /// @param table an empty one
    /// @param rows puts an entry into it
    /// @param none what is said when there are no entries
    int print(String path, String list, Table table, Rows rows, String none) throws Exception {
        var entries = remote.get(path).path(list);
        if (json) {
            entries.forEach(this::line);
            return 0;
        }
        entries.forEach(entry -> rows.add(table, entry));
        if (table.isEmpty()) {
            say(none);
        } else {
            table.lines(Screen.ofThisProcess()).forEach(this::say);
        }
        return 0;
    }

    JsonNode get(String path) throws Exception {
        return remote.get(path);
    }

    /// The remediator that is asked or told something.
    Remote remote() {
        return remote;
    }

    /// Prints what it answered to what it was told.
    ///
    /// @param sentence the same for people
    int done(JsonNode answer, String sentence) {
        print(answer, _ -> sentence);
        return 0;
    }

    void print(JsonNode entry, Function<JsonNode, String> text) {
        if (json) {
            line(entry);
        } else {
            say(text.apply(entry));
        }
    }

    private void line(JsonNode entry) {
        remote.out().println(Json.MAPPER.writeValueAsString(entry));
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
