package dev.remediator.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Bodies that were packed for the way: `gzip` and `deflate`, never to more than is allowed.
final class Unpacking {

    private Unpacking() {}

    /// @param encoding the header `Content-Encoding`; may be empty
    /// @param most how many bytes are allowed when it is unpacked
    /// @param held where there is room for them
    static Ask.Body of(byte[] bytes, String encoding, long most, Room.Held held) throws Room.Full {
        var packed = new ByteArrayInputStream(bytes);
        try {
            return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
                case "", "identity" -> new Ask.Body(bytes, false);
                case "gzip", "x-gzip" -> read(new GZIPInputStream(packed), most, held);
                case "deflate" -> read(new InflaterInputStream(packed), most, held);
                default ->
                        new Ask.Body(
                                bytes,
                                false,
                                "the body is packed in a way that is not understood; send gzip,"
                                        + " deflate or plain");
            };
        } catch (IOException e) {
            return new Ask.Body(
                    bytes, false, "the body is not what its Content-Encoding says it is");
        }
    }

    private static Ask.Body read(InputStream packed, long most, Room.Held held)
            throws IOException, Room.Full {
        try (packed) {
            var bytes = held.read(packed, most + 1);
            return new Ask.Body(bytes, bytes.length > most);
        }
    }
}
