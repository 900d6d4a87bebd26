package dev.remediator.paging.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Makes hostile text harmless. What sources and services say ends on terminals, in logs and on
/// telephones.
public final class Plain {
    private static final Pattern TERMINAL_COMMAND =
            Pattern.compile("(\\x{1b}\\[|\\x{9b})[0-?]*[ -/]*[@-~]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}]+");

    private Plain() {}

    /// One line without anything that moves a cursor, colours, hides or reverses text.
    public static String line(String text, int most) {
        var still = TERMINAL_COMMAND.matcher(clipped(text, 16 * most)).replaceAll("");
        return clipped(INVISIBLE.matcher(still).replaceAll(" ").strip(), most);
    }

    /// At most so many characters, never half of one.
    public static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }

    /// Text that can be written as UTF-8: halves of characters become question marks.
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
