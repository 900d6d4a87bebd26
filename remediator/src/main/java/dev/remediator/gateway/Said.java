package dev.remediator.gateway;

import dev.remediator.access.Caller;
import dev.remediator.settings.Nearest;
import dev.remediator.topic.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a person says in the body of a request, read strictly: what is misspelt must not be passed
/// over, because it may have been the part that mattered.
final class Said {
    static final int LONGEST_TEXT = 1000;
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_IN_A_LIST = 50;

    private final ObjectNode body;
    private final Caller caller;

    private Said(ObjectNode body, Caller caller) {
        this.body = body;
        this.caller = caller;
    }

    /// Reads a body of these keys.
    ///
    /// A browser sends JSON to another site only after asking that site, which does not answer: so
    /// nothing on a web page can pull a cord.
    static Said of(Ask ask, String... keys) throws Refusal {
        var type = ask.headers().getOrDefault("Content-Type", "").split(";", 2)[0].strip();
        if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
            throw new Refusal(415, "Content-Type is '" + type + "', but must be application/json");
        }
        if (ask.body().tooLarge() || ask.body().bytes().length > LARGEST) {
            throw new Refusal(
                    413, "the body is larger than " + LARGEST + " bytes; say it in fewer");
        }
        var tree = tree(ask.body().bytes());
        var known = Arrays.asList(keys);
        for (var key : tree.propertyNames()) {
            if (!known.contains(key)) {
                throw unknown(shortened(key), known);
            }
        }
        return new Said(tree, ask.caller());
    }

    private static ObjectNode tree(byte[] bytes) throws Refusal {
        try {
            var tree =
                    Json.MAPPER
                            .reader()
                            .with(
                                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new Refusal(
                    400, "the body is no JSON object: " + firstLine(e.getOriginalMessage()));
        }
        throw new Refusal(400, "the body is no JSON object; send one such as {\"reason\": \"…\"}");
    }

    static Refusal unknown(String key, List<String> known) {
        return new Refusal(
                400,
                "there is no key '%s'; did you mean '%s'?".formatted(key, Nearest.of(known, key)));
    }

    /// Why; nobody is spared to say so.
    String reason() throws Refusal {
        return required(text("reason"), "reason");
    }

    static String required(Optional<String> said, String key) throws Refusal {
        return said.filter(text -> !text.isBlank())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        400,
                                        key
                                                + (said.isEmpty()
                                                        ? " is missing"
                                                        : " is '" + said.get() + "'")
                                                + ", but must be said"));
    }

    /// Who says so, as [#who] has it.
    String by() throws Refusal {
        return who(caller, text("by"));
    }

    /// Who says something: whose token it is, if there are tokens, and for whom they say it if they
    /// name somebody else (`chat-bot for ana`); else as they call themselves.
    static String who(Caller caller, Optional<String> by) {
        var named = by.map(String::strip).filter(name -> !name.isEmpty());
        if (!caller.known()) {
            return named.orElse("unknown");
        }
        return named.filter(name -> !name.equals(caller.name()))
                .map(name -> caller.name() + " for " + name)
                .orElse(caller.name());
    }

    Optional<String> text(String key) throws Refusal {
        var value = body.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(key, value, "text");
        }
        return Optional.of(bounded(key, value.asString()));
    }

    static String bounded(String key, String text) throws Refusal {
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(
                    400, key + " is longer than " + LONGEST_TEXT + " characters; shorten it");
        }
        return text;
    }

    boolean flag(String key) throws Refusal {
        var value = body.get(key);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(key, value, "true or false");
        }
        return value.asBoolean();
    }

    List<String> list(String key) throws Refusal {
        var value = body.get(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(key, value, "a list of text");
        }
        if (value.size() > MOST_IN_A_LIST) {
            throw new Refusal(
                    400, key + " has more than " + MOST_IN_A_LIST + " entries; use fewer");
        }
        var texts = new ArrayList<String>();
        for (var entry : value) {
            if (!entry.isString()) {
                throw wrong(key + "[" + texts.size() + "]", entry, "text");
            }
            texts.add(bounded(key, entry.asString()));
        }
        return texts;
    }

    private static Refusal wrong(String key, JsonNode value, String kind) {
        return new Refusal(
                400, "%s is %s, but must be %s".formatted(key, shortened(value.toString()), kind));
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static String firstLine(String text) {
        return shortened(text.lines().findFirst().orElse(""));
    }
}
