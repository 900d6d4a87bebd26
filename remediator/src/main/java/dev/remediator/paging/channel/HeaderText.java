package dev.remediator.paging.channel;

import java.util.regex.Pattern;

/// What a header of HTTP can carry: a secret with a line's end in it would be another header.
final class HeaderText {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private HeaderText() {}

    static boolean fits(String secret) {
        return VISIBLE.matcher(secret).matches();
    }

    static String unfit(String channel) {
        return "the secret of the channel %s is empty or has characters no header can carry; set it"
                        .formatted(channel)
                + " again";
    }
}
