package dev.remediator.recording;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// The first line of a recording.
///
/// @param from from when on the log was recorded
/// @param to until when
/// @param broken whether it does not fit its checksum
record Header(Instant from, Instant to, boolean broken) {
    private static final Set<String> KINDS =
            Set.of("started", "commanded", "distrusted", "controlled", "incident", "end");
    private static final int PACKED = 0x1f;

    static Header read(Source source) throws IOException, Unfit {
        if (!source.next()) {
            throw new Unfit("is missing: the file is empty; record it again");
        }
        if (source.length() > 1
                && source.bytes()[0] == PACKED
                && source.bytes()[1] == (byte) 0x8b) {
            throw new Unfit("is packed; give the file a name that ends in .gz");
        }
        var json = json(source);
        var schema = json.path("schema").asString("");
        if (!schema.equals(RecordingWriter.SCHEMA + RecordingWriter.VERSION)) {
            throw other(json, schema);
        }
        var from = LineJson.time(json, "from");
        var to = LineJson.time(json, "to");
        return new Header(from, to, Seal.of(source.bytes(), source.length()) == Seal.BROKEN);
    }

    private static ObjectNode json(Source source) throws Unfit {
        try {
            return Checked.parsed(source);
        } catch (Unfit e) {
            throw source.ended() && !source.contains((byte) 0) && !source.tooLong() ? none() : e;
        }
    }

    private static Unfit other(ObjectNode json, String schema) {
        if (schema.startsWith(RecordingWriter.SCHEMA)) {
            return new Unfit(
                    "is %s; this program reads %s%d: use a newer remediator"
                            .formatted(
                                    Unfit.quoted(schema),
                                    RecordingWriter.SCHEMA,
                                    RecordingWriter.VERSION));
        }
        if (KINDS.contains(json.path("kind").asString(""))) {
            return new Unfit(
                    "is no header: the recording has lost its beginning; copy or record it again");
        }
        return none();
    }

    private static Unfit none() {
        return new Unfit(
                "does not begin a recording, which remediator record makes; history from"
                        + " elsewhere is replayed as a stream of alerts,"
                        + " with --columns if it is CSV");
    }
}
