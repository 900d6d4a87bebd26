package dev.remediator.adapter.datadog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An event's title taken apart: `[P1] [Triggered on {host:web-1}] Load is high`.
///
/// @param name what is left when what Datadog put before it is gone: the monitor's title
/// @param transition the word in the brackets, such as `Triggered`; empty if there is none
/// @param priority such as `P1`; empty if there is none
/// @param scope what stands in the braces, such as `host:web-1`; empty if there is nothing
/// @param test whether it is one of the button Test Notifications
record Title(String name, String transition, String priority, String scope, boolean test) {

    private static final String WORDS =
            "re-?triggered|triggered|recovered|re-?warn|warn(?:ing)?|re-?no data|no data|renotify"
                    + "|alert|ok|resolved|(?:warn|alert|no data) recovery";
    private static final Pattern PREFIX =
            Pattern.compile(
                    "(?i)\\s*\\[(?:(?<test>test)|(?<priority>p[1-5])"
                            + "|(?<word>"
                            + WORDS
                            + ")(?:\\s+on\\s+\\{(?<scope>[^{}]*)})?)]\\s*");

    static Title read(String text) {
        int end = 0;
        var word = "";
        var priority = "";
        var scope = "";
        boolean test = false;
        var found = PREFIX.matcher(text);
        while (found.region(end, text.length()).lookingAt()) {
            test |= group(found, "test").isPresent();
            priority = group(found, "priority").orElse(priority);
            word = group(found, "word").orElse(word);
            scope = group(found, "scope").orElse(scope);
            end = found.end();
        }
        return new Title(text.substring(end).strip(), word, priority, scope, test);
    }

    private static Optional<String> group(Matcher found, String name) {
        return Optional.ofNullable(found.group(name));
    }
}
