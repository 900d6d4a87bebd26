package dev.remediator.adapter;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// What arrives at an open port sooner or later.
final class HostileBodies {
    private static final int TEN_MEGABYTES = 10 << 20;

    private HostileBodies() {}

    static Stream<Arguments> notJson() {
        return Stream.of(
                arguments("nothing", bytes("")),
                arguments("white space", bytes(" \r\n\t")),
                arguments("a byte order mark", bytes("\ufeff")),
                arguments("a number", bytes("42")),
                arguments("a text", bytes("\"down\"")),
                arguments("null", bytes("null")),
                arguments("prose", bytes("the server is down")),
                arguments("a form", bytes("payload=%7B%7D")),
                arguments("a page", bytes("<html><body>502</body></html>")),
                arguments("not a number", bytes("{\"alerts\": NaN}")),
                arguments("single quotes", bytes("{'alerts': []}")),
                arguments("comments", bytes("{} // that was all")),
                arguments("UTF-16", "{\"alerts\":[]}".getBytes(UTF_16)),
                arguments("zeros", new byte[1000]),
                arguments("100,000 open arrays", bytes("[".repeat(100_000))),
                arguments("100,000 open objects", bytes("{\"a\":".repeat(100_000))));
    }

    static Stream<Arguments> unsound(String body) {
        return Stream.of(
                arguments("a key twice", with(body, bytes("\"zz\":1,\"zz\":2,"))),
                arguments("a bad byte", with(body, string(0xC3, 0x28))),
                arguments("an overlong zero", with(body, string(0xC0, 0x80))),
                arguments("half a character", with(body, string(0xED, 0xA0, 0x80))),
                arguments("a raw line break in a text", with(body, string('\n'))),
                arguments("ten megabytes in one text", with(body, string(new int[TEN_MEGABYTES]))),
                arguments("deep nesting", with(body, bytes("\"zz\":" + deep(5_000) + ","))),
                arguments("a second value", bytes(body + body)),
                arguments("a rest", bytes(body + "]")));
    }

    static byte[] large(String body) {
        var item = "\"" + "x".repeat(1022) + "\",";
        return with(body, bytes("\"zz\":[" + item.repeat(TEN_MEGABYTES / 1024) + "1],"));
    }

    private static String deep(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static byte[] string(int... content) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(bytes("\"zz\":\""));
        for (int each : content) {
            text.write(each == 0 ? 'x' : each);
        }
        text.writeBytes(bytes("\","));
        return text.toByteArray();
    }

    private static byte[] with(String body, byte[] firstMember) {
        var text = new ByteArrayOutputStream();
        int start = body.indexOf('{') + 1;
        text.writeBytes(bytes(body.substring(0, start)));
        text.writeBytes(firstMember);
        text.writeBytes(bytes(body.substring(start)));
        return text.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
