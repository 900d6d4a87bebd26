package dev.remediator.cli;

import dev.remediator.topic.Json;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// Who says something, and why: asked of everybody who tells automation what to do.
final class Person {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it is written down.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who says so. Default: your login name")
    private String by = "";

    /// The beginning of what is sent.
    ObjectNode says() {
        return Json.MAPPER.createObjectNode().put("reason", reason).put("by", by);
    }

    String reason() {
        return reason;
    }

    String by() {
        return by;
    }

    /// The same, in an address.
    String query() {
        return "?reason=" + Remote.encoded(reason) + "&by=" + Remote.encoded(by);
    }
}
