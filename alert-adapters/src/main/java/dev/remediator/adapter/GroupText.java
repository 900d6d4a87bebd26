package dev.remediator.adapter;

/// Texts that a message says once, and that every alert of it carries. A long one is not carried
/// whole: a message of ten megabytes would become gigabytes of alerts.
public final class GroupText {
    private static final int LONGEST = 4_096;

    private GroupText() {}

    /// A text for people: its beginning.
    public static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, half ? LONGEST - 1 : LONGEST);
    }

    /// An address, or nothing, if it is longer than any: the beginning of one leads nowhere.
    public static String address(String text) {
        return text.length() <= LONGEST ? text : "";
    }
}
