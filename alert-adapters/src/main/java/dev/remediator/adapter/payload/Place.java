package dev.remediator.adapter.payload;

import java.util.regex.Pattern;

/// The address of a field, such as `alerts/3/labels`. Names in it were chosen by strangers and end
/// up in a log, so only harmless characters of them do, and not many.
final class Place {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PLACE = 300;
    private static final Pattern HARMFUL = Pattern.compile("[^\\p{Alnum} ._:…-]");

    private Place() {}

    static String in(String parent, String name) {
        if (parent.length() > LONGEST_PLACE) {
            return parent;
        }
        var step = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        var harmless = HARMFUL.matcher(step).replaceAll("?");
        return parent.isEmpty() ? harmless : parent + "/" + harmless;
    }
}
