package dev.remediator.adapter.payload;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns bytes into JSON, or says what is wrong with them. Stricter than most senders need: UTF-8
/// only, each key once, one value, nothing behind it.
public final class Payload {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 4_096;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_BODY = 64 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /// Names are not canonicalised: a table of names shared by all bodies is one a stranger can
    /// fill.
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_NAME)
                                                    .maxStringLength(LONGEST_TEXT)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Payload() {}

    /// The body's JSON value.
    ///
    /// @throws Unreadable if it is none
    public static Field parse(byte[] body) {
        return parse(ByteBuffer.wrap(body));
    }

    /// The body's JSON value.
    ///
    /// @throws Unreadable if it is none
    public static Field parse(ByteBuffer body) {
        if (body.remaining() > LONGEST_BODY) {
            throw new Unreadable("the body is longer than %d bytes".formatted(LONGEST_BODY), "");
        }
        var text = decode(body);
        try (var parser = JSON.createParser(text.array(), text.position(), text.remaining())) {
            return read(parser);
        }
    }

    private static CharBuffer decode(ByteBuffer body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(copy(body)));
            return text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK ? text.position(1) : text;
        } catch (CharacterCodingException _) {
            throw new Unreadable("the body is not UTF-8", "");
        }
    }

    /// Java decodes arrays many times faster than buffers it may not look into.
    private static byte[] copy(ByteBuffer body) {
        var bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        return bytes;
    }

    private static Field read(JsonParser parser) {
        try {
            @Nullable JsonNode value = JSON.readTree(parser);
            if (value == null || value.isMissingNode()) {
                throw new Unreadable("the body is empty", "");
            }
            if (parser.nextToken() != null) {
                throw new Unreadable("the body holds more than one JSON value", "");
            }
            return Field.root(value);
        } catch (StreamConstraintsException _) {
            throw new Unreadable(
                    "the body is nested more than %d deep, or one text, name or number is too long"
                            .formatted(DEEPEST),
                    place(parser.streamReadContext()));
        } catch (JacksonException e) {
            throw new Unreadable(complaint(e), place(parser.streamReadContext()));
        }
    }

    /// Jackson's own words quote the body, and those who sent it may not write into our log.
    private static String complaint(JacksonException e) {
        if (e.getOriginalMessage().startsWith("Duplicate")) {
            return "the body gives one key twice";
        }
        var where = e.getLocation();
        return "the body is not JSON from line %d, column %d"
                .formatted(where.getLineNr(), where.getColumnNr());
    }

    private static String place(@Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        var step =
                context.inArray()
                        ? Integer.toString(context.getCurrentIndex())
                        : context.currentName();
        var parent = place(context.getParent());
        return step == null ? parent : Place.in(parent, step);
    }
}
