package dev.remediator.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// The checksum of a line: the CRC-32 of everything before it, as its last field. Finds damage, not
/// forgery.
enum Seal {
    /// There is one, and it is right.
    WHOLE,
    /// There is one, and it is wrong.
    BROKEN,
    /// There is none: written by hand.
    MISSING;

    private static final byte[] BEFORE = ",\"check\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 8;

    /// The line with its checksum and its end.
    ///
    /// @param json a JSON object with at least one field
    static byte[] on(byte[] json) {
        int length = json.length - 1;
        var line = Arrays.copyOf(json, length + BEFORE.length + DIGITS + AFTER.length + 1);
        System.arraycopy(BEFORE, 0, line, length, BEFORE.length);
        var digits = digits(json, length);
        System.arraycopy(digits, 0, line, length + BEFORE.length, DIGITS);
        System.arraycopy(AFTER, 0, line, length + BEFORE.length + DIGITS, AFTER.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /// @param bytes begin with the line
    /// @param length how long the line is
    static Seal of(byte[] bytes, int length) {
        int end = length - AFTER.length - DIGITS;
        int begin = end - BEFORE.length;
        if (begin < 1 || !at(bytes, begin, BEFORE) || !at(bytes, length - AFTER.length, AFTER)) {
            return MISSING;
        }
        return at(bytes, end, digits(bytes, begin)) ? WHOLE : BROKEN;
    }

    private static boolean at(byte[] bytes, int from, byte[] what) {
        return Arrays.equals(bytes, from, from + what.length, what, 0, what.length);
    }

    private static byte[] digits(byte[] bytes, int length) {
        var crc = new CRC32();
        crc.update(bytes, 0, length);
        return "%08x".formatted(crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    }
}
