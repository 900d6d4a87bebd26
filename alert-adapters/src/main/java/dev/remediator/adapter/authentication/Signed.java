package dev.remediator.adapter.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a signature is made over: a text in which `{timestamp}` and `{body}` stand for what the
/// timestamp header holds and for the body's bytes, such as `{timestamp}:{body}`.
///
/// @param before what comes before the body
/// @param after what comes after it
public record Signed(String before, String after) {
    private static final String TIME = "{timestamp}";
    private static final String THE_BODY = "{body}";

    /// The body alone.
    public static final Signed BODY = new Signed("", "");

    /// As Grafana joins them.
    public static final Signed TIME_AND_BODY = new Signed(TIME + ":", "");

    /// What is meant by such a text.
    ///
    /// @throws IllegalArgumentException in one sentence, if the body is not in it once
    public static Signed read(String text) {
        int at = text.indexOf(THE_BODY);
        if (at < 0 || text.indexOf(THE_BODY, at + 1) >= 0) {
            throw new IllegalArgumentException(
                    "signs is '%s', but must have {body} in it once, such as {timestamp}:{body}"
                            .formatted(text));
        }
        return new Signed(text.substring(0, at), text.substring(at + THE_BODY.length()));
    }

    /// Whether the time is part of it.
    boolean needsTime() {
        return toString().contains(TIME);
    }

    List<ByteBuffer> parts(String time, ByteBuffer body) {
        return List.of(filled(before, time), body, filled(after, time));
    }

    private static ByteBuffer filled(String part, String time) {
        return StandardCharsets.UTF_8.encode(part.replace(TIME, time));
    }

    @Override
    public String toString() {
        return before + THE_BODY + after;
    }
}
