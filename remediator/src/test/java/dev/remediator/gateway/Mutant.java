package dev.remediator.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Changes bodies at random on their way to the door. What adapters make of each is looked at more
/// closely in their own module.
record Mutant(RandomGenerator random) {
    private static final int MOST_TRIES = 300;

    /// A plain value of JSON.
    private static final Pattern VALUE =
            Pattern.compile("(?<=[:\\[,]\\s{0,3})(\"[^\"\\\\]*\"|-?\\d[\\d.]*|true|false|null)");

    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e999",
                    "99999999999999999999",
                    "\"\"",
                    "[]",
                    "{}",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "[[[[[[]]]]]]",
                    "{\"a\":1,\"a\":2}",
                    "\"{}\"",
                    "\"9999-12-31T23:59:59Z\"",
                    "\"0001-01-01T00:00:00Z\"",
                    "\"resolved\"");

    /// The body with up to three changes.
    byte[] of(byte[] body, byte[] other) {
        var changed = body;
        for (int left = random.nextInt(4); left > 0; left--) {
            changed = random.nextBoolean() ? value(changed) : bytes(changed, other);
        }
        return changed;
    }

    private byte[] value(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var values = VALUE.matcher(text).results().toList();
        if (values.isEmpty()) {
            return body;
        }
        var value = values.get(random.nextInt(values.size()));
        return (text.substring(0, value.start()) + odd(value) + text.substring(value.end()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String odd(MatchResult value) {
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + "x".repeat(random.nextInt(20_000)) + "\"";
            case 1 -> "[".repeat(70) + "]".repeat(70);
            case 2 -> value.group() + "," + value.group();
            default -> ODD.get(random.nextInt(ODD.size()));
        };
    }

    private byte[] bytes(byte[] body, byte[] other) {
        int from = random.nextInt(body.length + 1);
        int to = Math.min(body.length, from + random.nextInt(1, 50));
        var some = new byte[random.nextInt(1, 5)];
        random.nextBytes(some);
        return switch (random.nextInt(6)) {
            case 0 -> joined(body, from, some, from);
            case 1 -> joined(body, from, some, to);
            case 2 -> joined(body, from, new byte[0], to);
            case 3 -> joined(body, to, Arrays.copyOfRange(body, from, to), to);
            case 4 -> Arrays.copyOf(body, from);
            default -> joined(body, from, other, body.length);
        };
    }

    private static byte[] joined(byte[] body, int end, byte[] middle, int start) {
        var joined = new ByteArrayOutputStream();
        joined.write(body, 0, end);
        joined.writeBytes(middle);
        joined.write(body, start, body.length - start);
        return joined.toByteArray();
    }

    /// The body without what can be left out while there is still trouble.
    static byte[] smallest(byte[] body, Predicate<byte[]> trouble) {
        var smallest = body;
        int tries = 0;
        for (int piece = Math.max(1, body.length / 2); piece > 0; piece /= 2) {
            int from = 0;
            while (from < smallest.length && tries++ < MOST_TRIES) {
                int to = Math.min(smallest.length, from + piece);
                var without = joined(smallest, from, new byte[0], to);
                if (trouble.test(without)) {
                    smallest = without;
                } else {
                    from += piece;
                }
            }
        }
        return smallest;
    }
}
