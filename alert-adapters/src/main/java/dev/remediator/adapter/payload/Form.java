package dev.remediator.adapter.payload;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;

/// Bodies that are no JSON but carry the same: forms of a browser, URL-encoded or in parts, and the
/// query of an address.
public final class Form {
    private static final int MOST_FIELDS = 1_000;
    private static final int LONGEST_HEAD = 8_192;

    /// A first name, and an equals sign: what no JSON begins with.
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_.%+\\[\\]-]{1,100}=");

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");

    /// What JSON of a monitoring system begins with; a sentence may begin with `[web-1]`.
    private static final Pattern JSON = Pattern.compile("\\{|\\[\\s*[{\\[\\]]");

    /// What a form in parts begins with, if nobody says what it is.
    private static final Pattern FIRST_PART =
            Pattern.compile("(?i)--([^\\s\"]{1,70})\\r\\ncontent-disposition: *form-data");

    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:[^\\r\\n]*?[; ]name=\"([^\"\\r\\n]*)\"");

    private Form() {}

    /// The fields of a form as an object of texts, or, if there is just one field and its text is
    /// JSON, that. Empty, if the body is no form.
    ///
    /// @param body the bytes
    /// @param contentType what they are said to be; may be empty
    /// @throws Unreadable if it is a form and cannot be decoded
    public static Optional<Field> parse(ByteBuffer body, String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/form-data") || FIRST_PART.matcher(start(body)).lookingAt()) {
            return Optional.of(of(parts(text(body), contentType)));
        }
        boolean said = type.startsWith("application/x-www-form-urlencoded");
        if (said || beginsLikeOne(body)) {
            return Optional.of(of(pairs(text(body))));
        }
        return Optional.empty();
    }

    /// Fields as an object of texts, or, if there is just one and its text is JSON, that.
    public static Field of(Map<String, String> fields) {
        if (fields.size() == 1) {
            var only = fields.values().iterator().next().strip();
            if (JSON.matcher(only).lookingAt()) {
                return Payload.parse(only.getBytes(StandardCharsets.UTF_8));
            }
        }
        var object = JsonNodeFactory.instance.objectNode();
        fields.forEach(object::put);
        return Field.root(object);
    }

    private static boolean beginsLikeOne(ByteBuffer body) {
        return ENCODED.matcher(start(body)).lookingAt();
    }

    private static String start(ByteBuffer body) {
        var start = new byte[Math.min(120, body.remaining())];
        body.duplicate().get(start);
        return new String(start, StandardCharsets.ISO_8859_1);
    }

    private static String text(ByteBuffer body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(body.duplicate()).toString();
        } catch (CharacterCodingException _) {
            throw new Unreadable("the body is not UTF-8", "");
        }
    }

    private static Map<String, String> pairs(String text) {
        var fields = new LinkedHashMap<String, String>();
        for (var pair : text.strip().split("&", MOST_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(
                        fields,
                        decoded(pair.substring(0, equals)),
                        decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (fields.size() >= MOST_FIELDS) {
            throw new Unreadable("the form has more than %d fields".formatted(MOST_FIELDS), "");
        }
        fields.put(name, value);
    }

    private static String decoded(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        var raw = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                bytes.write(octet(raw, i));
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return text(ByteBuffer.wrap(bytes.toByteArray()));
    }

    private static int octet(byte[] raw, int at) {
        int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
        int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new Unreadable("the form is not URL-encoded", "");
        }
        return high * 16 + low;
    }

    private static String boundary(String text, String contentType) {
        var said = BOUNDARY.matcher(contentType);
        if (said.find()) {
            return said.group(1) == null ? said.group(2) : said.group(1);
        }
        var first = FIRST_PART.matcher(text);
        if (!first.lookingAt()) {
            throw new Unreadable("the form in parts does not say its boundary", "");
        }
        return first.group(1);
    }

    private static Map<String, String> parts(String text, String contentType) {
        var boundary = boundary(text, contentType);
        var fields = new LinkedHashMap<String, String>();
        for (var part : text.split(Pattern.quote("--" + boundary), MOST_FIELDS + 3)) {
            int head = part.indexOf("\r\n\r\n");
            boolean named = head >= 0 && head <= LONGEST_HEAD;
            var name = NAME.matcher(named ? part.substring(0, head) : "");
            if (name.find()) {
                var value = part.substring(head + 4);
                put(
                        fields,
                        name.group(1),
                        value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
            }
        }
        return fields;
    }
}
