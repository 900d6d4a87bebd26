package dev.remediator.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message in a file: its body, or first its HTTP headers, an empty line, and then its body.
///
/// @param query what stands in the address of its first line, behind the question mark
/// @param headers by name in any case
/// @param body the bytes as they are
record HttpFile(
        Map<String, String> query,
        Map<String, String> headers,
        @SuppressWarnings("ArrayRecordComponent") byte[] body) {
    static final int LONGEST_HEAD = 64 * 1024;
    private static final Pattern HEADER =
            Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+):[ \\t]*(.*)");
    private static final Pattern AND = Pattern.compile("&");
    private static final Pattern REQUEST =
            Pattern.compile("[A-Z]+ [^\\s?]+\\??(\\S*) HTTP/[0-9.]+|HTTP/[0-9.]+ .*");

    static HttpFile read(byte[] file) {
        var text =
                new String(
                        file, 0, Math.min(file.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Map<String, String> query = Map.of();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return bodyOnly(file);
            }
            var line = text.substring(at, end).stripTrailing();
            if (line.isEmpty()) {
                return at == 0
                        ? bodyOnly(file)
                        : new HttpFile(
                                query, headers, Arrays.copyOfRange(file, end + 1, file.length));
            }
            var header = HEADER.matcher(line);
            var request = REQUEST.matcher(line);
            if (header.matches()) {
                headers.put(header.group(1), header.group(2));
            } else if (at == 0 && request.matches()) {
                query = asked(request.group(1));
            } else {
                return bodyOnly(file);
            }
            at = end + 1;
        }
        return bodyOnly(file);
    }

    private static HttpFile bodyOnly(byte[] file) {
        return new HttpFile(Map.of(), Map.of(), file);
    }

    /// As the door does: the first of each name.
    private static Map<String, String> asked(@Nullable String query) {
        var asked = new TreeMap<String, String>();
        for (var pair : AND.split(query == null ? "" : query, -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                asked.putIfAbsent(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        asked.remove("token");
        return asked;
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return encoded;
        }
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
