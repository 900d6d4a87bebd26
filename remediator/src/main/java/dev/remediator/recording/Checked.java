package dev.remediator.recording;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.node.ObjectNode;

/// Lines that are what they should be, or a sentence why not.
final class Checked {

    private Checked() {}

    /// The line as JSON, if it fits its checksum.
    static ObjectNode json(Source source) throws Unfit {
        if (!source.tooLong() && Seal.of(source.bytes(), source.length()) == Seal.BROKEN) {
            throw new Unfit(RecordingReader.CHANGED);
        }
        var json = parsed(source);
        if (json.has("check") && Seal.of(source.bytes(), source.length()) == Seal.MISSING) {
            throw new Unfit(RecordingReader.CHANGED);
        }
        return json;
    }

    /// The line as JSON, whatever its checksum says.
    static ObjectNode parsed(Source source) throws Unfit {
        if (source.tooLong()) {
            throw new Unfit(
                    "is longer than %d MB, which no incident is"
                            .formatted(Source.LONGEST / 1024 / 1024));
        }
        try {
            return LineJson.parse(source.bytes(), source.length());
        } catch (Unfit | JacksonException e) {
            throw new Unfit(why(source, e));
        }
    }

    private static String why(Source source, Exception e) {
        if (source.contains((byte) 0)) {
            return "has NUL bytes: the file is damaged, or was saved as UTF-16 instead of UTF-8";
        }
        if (source.blank()) {
            return "is empty; take it out";
        }
        if (!source.ended()) {
            return "is cut off in its middle; copy or record it again, or read it leniently";
        }
        if (!isUtf8(source)) {
            return "is not UTF-8; save the file as UTF-8";
        }
        if (e instanceof StreamConstraintsException) {
            return "is more than a line may hold: "
                    + Unfit.quoted(((JacksonException) e).getOriginalMessage());
        }
        return e instanceof JacksonException json
                ? "is no usable JSON: " + Unfit.quoted(json.getOriginalMessage())
                : String.valueOf(e.getMessage());
    }

    private static boolean isUtf8(Source source) {
        try {
            var _ =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(source.bytes(), 0, source.length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// What the JSON says.
    // A recording is not trusted: what its words are made into may refuse them in any way.
    static Line line(ObjectNode json) throws Unfit {
        try {
            return LineJson.read(json);
        } catch (RuntimeException e) {
            throw Unfit.because(e);
        }
    }
}
