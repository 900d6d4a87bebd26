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

    /// How many bytes `…` takes.
    private static final int ELLIPSIS = 3;

    private Plain() {}

    /// One line without anything that moves a cursor, colours, hides or reverses text.
    ///
    /// @param most how many characters it may have, as Java counts them
    public static String line(String text, int most) {
        var still = TERMINAL_COMMAND.matcher(clipped(text, looked(most))).replaceAll("");
        return clipped(INVISIBLE.matcher(still).replaceAll(" ").strip(), most);
    }

    private static int looked(int most) {
        return (int) Math.min(Integer.MAX_VALUE, 16L * most);
    }

    /// At most so many characters, never half of one; ends with `…` if something is missing.
    public static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return most < 1 ? "" : text.substring(0, boundary(text, most - 1)) + "…";
    }

    /// At most so many bytes of UTF-8, never half a character; ends with `…` if something is
    /// missing and there is room for that.
    public static String fitting(String text, int most) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= most) {
            return text;
        }
        int room = most - ELLIPSIS;
        int end = 0;
        for (int bytes = 0; end < text.length(); ) {
            int character = text.codePointAt(end);
            bytes += bytes(character);
            if (bytes > Math.max(room, 0)) {
                break;
            }
            end += Character.charCount(character);
        }
        return room < 0 ? "" : text.substring(0, end) + "…";
    }

    private static int bytes(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    private static int boundary(String text, int end) {
        boolean inside =
                end > 0
                        && Character.isHighSurrogate(text.charAt(end - 1))
                        && Character.isLowSurrogate(text.charAt(end));
        return inside ? end - 1 : end;
    }

    /// Text that can be written as UTF-8: halves of characters become question marks.
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
