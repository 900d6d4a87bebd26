package dev.remediator.paging.channel;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text in Slack's mark-up, which stays text: nobody is mentioned by it and nothing in it is a
/// command. Only `http` and `https` addresses become links.
///
/// Slack gives meaning to `&`, `<` and `>` alone, which are escaped. `@here` and its kin are
/// written with another at-sign, should a workspace link names.
final class SlackText {
    private static final Pattern MENTION =
            Pattern.compile("@(?=here|channel|everyone|group)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS =
            Pattern.compile("\\bhttps?://(?:(?!&[lg]t;)[!-~&&[^<>|\"'`\\\\{}^*]])+");

    private SlackText() {}

    static String escaped(String text) {
        var safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return MENTION.matcher(safe).replaceAll("＠");
    }

    /// The same, with addresses to click on.
    static String linked(String text) {
        return ADDRESS.matcher(escaped(text)).replaceAll(SlackText::link);
    }

    private static String link(MatchResult address) {
        return "<" + java.util.regex.Matcher.quoteReplacement(address.group()) + ">";
    }

    /// Where there is no mark-up, only names could do harm.
    static String plain(String text) {
        return MENTION.matcher(text).replaceAll("＠");
    }
}
