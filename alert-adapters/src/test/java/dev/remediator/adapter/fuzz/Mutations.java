package dev.remediator.adapter.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Changes bodies, as networks, templates and attackers do. What it does follows from the random
/// numbers alone.
record Mutations(RandomGenerator random) {
    private static final int MOST = 4;

    /// Longer ones are cut: what is changed again and again must not grow for ever.
    private static final int LONGEST = 1 << 19;

    private static final List<byte[]> NOT_UTF_8 =
            List.of(
                    new byte[] {(byte) 0xC3, 0x28},
                    new byte[] {(byte) 0xC0, (byte) 0x80},
                    new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                    new byte[] {(byte) 0xFF, (byte) 0xFE},
                    new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80});

    /// The body with up to four changes.
    ///
    /// @param other another body, to cut pieces from
    byte[] of(byte[] body, byte[] other) {
        var changed = body;
        for (int left = random.nextInt(1, MOST + 1); left > 0; left--) {
            var structure = random.nextInt(3) > 0 ? new Structure(random).of(changed, other) : null;
            changed = structure == null ? bytes(changed, other) : structure;
        }
        return changed.length > LONGEST ? Arrays.copyOf(changed, LONGEST) : changed;
    }

    private byte[] bytes(byte[] body, byte[] other) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(1, 64));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(body);
            case 1 -> join(body, from, bytesOf(random.nextInt(1, 9)), from);
            case 2 -> join(body, from, new byte[0], to);
            case 3 -> join(body, to, Arrays.copyOfRange(body, from, to), to);
            case 4 -> Arrays.copyOf(body, from);
            case 5 -> join(body, from, tail(other), body.length);
            case 6 -> join(body, from, NOT_UTF_8.get(random.nextInt(NOT_UTF_8.size())), from);
            case 7 -> join(body, from, character().getBytes(StandardCharsets.UTF_8), from);
            default -> join(body, from, piece(other), to);
        };
    }

    private byte[] flipped(byte[] body) {
        var flipped = body.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] bytesOf(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] tail(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    private byte[] piece(byte[] other) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(64)));
    }

    private String character() {
        var special = List.of("\"", "{", "}", "[", "]", ",", ":", "\\", "\n", "\0", "%", "&", "=");
        return special.get(random.nextInt(special.size()));
    }

    private static byte[] join(byte[] body, int end, byte[] middle, int start) {
        var joined = new ByteArrayOutputStream();
        joined.write(body, 0, end);
        joined.writeBytes(middle);
        joined.write(body, start, body.length - start);
        return joined.toByteArray();
    }
}
