package dev.remediator.topic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What could not be used, whole, so that nothing is lost: mend the cause and send it again.
///
/// @param reason why, in a sentence
/// @param from where it came from, such as `POST /webhooks/alertmanager` or `alerts-3@17`
/// @param receivedAt when
/// @param size how many bytes it had
/// @param text the bytes, if they are UTF-8 text
/// @param base64 the bytes, if they are not
public record DeadLetter(
        String reason,
        String from,
        Instant receivedAt,
        long size,
        @Nullable String text,
        @Nullable String base64) {

    /// Text that JSON makes longer than this is kept as Base64, which is never much longer than the
    /// bytes: the largest request must fit into a record.
    private static final long LONGEST_TEXT = Topic.MAX_RECORD / 4 * 3;

    /// Keeps the bytes as readable as they are.
    public static DeadLetter of(String reason, String from, Instant receivedAt, byte[] bytes) {
        var text = text(bytes);
        if (text != null) {
            return new DeadLetter(reason, from, receivedAt, bytes.length, text, null);
        }
        var base64 = Base64.getEncoder().encodeToString(bytes);
        return new DeadLetter(reason, from, receivedAt, bytes.length, null, base64);
    }

    private static @Nullable String text(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var text = decoder.decode(ByteBuffer.wrap(bytes)).toString();
            return bytes.length + escapes(text) <= LONGEST_TEXT ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /// By how much JSON makes it longer: up to six times.
    private static long escapes(String text) {
        return text.chars().mapToLong(c -> c < ' ' ? 5 : c == '"' || c == '\\' ? 1 : 0).sum();
    }
}
