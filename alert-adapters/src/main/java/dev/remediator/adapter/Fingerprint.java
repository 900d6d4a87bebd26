package dev.remediator.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Prometheus' name for a set of labels: FNV-1a over the sorted names and values, 64 bits. For
/// senders that leave it out; the one that was sent is never second-guessed.
public final class Fingerprint {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final byte END = (byte) 0xFF;

    private Fingerprint() {}

    /// Sixteen hexadecimal digits. A label without a value is to Prometheus no label.
    public static String of(Map<String, String> labels) {
        var sorted = new TreeMap<byte[], String>(Arrays::compareUnsigned);
        labels.forEach((name, value) -> sorted.put(utf8(name), value));
        long hash = BASIS;
        for (var label : sorted.entrySet()) {
            if (!label.getValue().isEmpty()) {
                hash = add(add(hash, label.getKey()), utf8(label.getValue()));
            }
        }
        return "%016x".formatted(hash);
    }

    private static long add(long sum, byte[] text) {
        for (byte each : text) {
            sum = add(sum, each);
        }
        return add(sum, END);
    }

    private static long add(long sum, byte each) {
        return (sum ^ Byte.toUnsignedLong(each)) * PRIME;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
