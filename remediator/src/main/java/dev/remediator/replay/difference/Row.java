package dev.remediator.replay.difference;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;

/// One row of a report, ready to be printed.
///
/// @param at by which time it is sorted
/// @param id by which name it is sorted then
/// @param group under which title it stands
/// @param text as people read it, with its line ends
/// @param json as programs read it: one line
record Row(Instant at, String id, String group, String text, String json)
        implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
            Comparator.comparing(Row::at).thenComparing(Row::id).thenComparing(Row::json);

    @Override
    public int compareTo(Row other) {
        return ORDER.compare(this, other);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
        write(out, id);
        write(out, group);
        write(out, text);
        write(out, json);
    }

    static Row read(DataInput in) throws IOException {
        var at = Instant.ofEpochSecond(in.readLong(), in.readInt());
        return new Row(at, text(in), text(in), text(in), text(in));
    }

    private static void write(DataOutput out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInput in) throws IOException {
        var bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
