package dev.remediator.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A message in a file: its body, or first its HTTP headers, an empty line, and then its body.
///
/// @param headers by name in any case
/// @param body the bytes as they are
record HttpFile(
        Map<String, String> headers, @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \\t]*(.*)");
    private static final Pattern REQUEST =
            Pattern.compile("[A-Z]+ \\S+ HTTP/[0-9.]+|HTTP/[0-9.]+ .*");

    static HttpFile read(byte[] file) {
        var text =
                new String(
                        file, 0, Math.min(file.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return new HttpFile(Map.of(), file);
            }
            var line = text.substring(at, end).stripTrailing();
            if (line.isEmpty()) {
                return headers.isEmpty()
                        ? new HttpFile(Map.of(), file)
                        : new HttpFile(headers, Arrays.copyOfRange(file, end + 1, file.length));
            }
            var header = HEADER.matcher(line);
            if (header.matches()) {
                headers.put(header.group(1), header.group(2));
            } else if (at > 0 || !REQUEST.matcher(line).matches()) {
                return new HttpFile(Map.of(), file);
            }
            at = end + 1;
        }
        return new HttpFile(Map.of(), file);
    }

    /// One header as it is written.
    ///
    /// @throws IllegalArgumentException in one sentence, if it is none
    static Map<String, String> header(String written) {
        var header = HEADER.matcher(written);
        if (!header.matches()) {
            throw new IllegalArgumentException(
                    "--header is '%s', but must be 'Name: value'".formatted(written));
        }
        return Map.of(header.group(1), header.group(2));
    }
}
