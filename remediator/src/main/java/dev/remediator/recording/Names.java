package dev.remediator.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Calls people `person-1`, `person-2` and so on, each the same throughout a recording.
final class Names {
    private static final String CALLED = "person-";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    /// An e-mail address, or a telephone number with its country.
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![\\p{Alnum}._%+/-])(?:[\\p{Alnum}._%+-]{1,64}@"
                            + "(?:[\\p{Alnum}-]{1,63}\\.){1,8}[\\p{Alpha}]{2,24}"
                            + "|\\+[1-9](?:[ ()-]{0,2}[0-9]){7,14})(?![\\p{Alnum}@-])");

    /// What the guards say about who set a silence, or pulled a cord.
    private static final List<Pattern> TOLD =
            List.of(
                    Pattern.compile("(?:silence|maintenance) '[^']{1,200}' of ([^(]{1,100}) \\("),
                    Pattern.compile("(?:^|[:;,] )([^:;,(]{1,100}) pulled the cord for "));

    private final Map<String, String> names = new LinkedHashMap<>();
    private @Nullable Pattern known;

    /// What somebody is called in this recording; nobody stays nobody.
    String of(String person) {
        var name = person.strip();
        if (name.isEmpty() || isOurs(name)) {
            return person;
        }
        var called = names.get(name.toLowerCase(Locale.ROOT));
        if (called == null) {
            called = CALLED + (names.size() + 1);
            names.put(name.toLowerCase(Locale.ROOT), called);
            known = null;
        }
        return called;
    }

    private static boolean isOurs(String name) {
        return name.startsWith(CALLED)
                && name.substring(CALLED.length()).chars().allMatch(Character::isDigit);
    }

    /// Remembers whoever such a sentence names.
    void listen(String sentence) {
        for (var form : TOLD) {
            var found = form.matcher(sentence);
            while (found.find()) {
                of(found.group(1));
            }
        }
    }

    /// The sentence without the names of those who are known, and without anybody's address.
    String in(String sentence) {
        var said =
                sentence.indexOf('@') < 0 && sentence.indexOf('+') < 0
                        ? sentence
                        : ADDRESS.matcher(sentence).replaceAll(this::called);
        var people = known();
        return people == null ? said : people.matcher(said).replaceAll(this::called);
    }

    private String called(MatchResult found) {
        return of(found.group());
    }

    private @Nullable Pattern known() {
        if (known == null) {
            var all = new ArrayList<>(names.keySet());
            all.removeIf(name -> name.length() < SHORTEST || name.length() > LONGEST);
            all.sort(Comparator.comparingInt(String::length).reversed());
            known =
                    all.isEmpty()
                            ? null
                            : Pattern.compile(
                                    all.stream()
                                            .map(Pattern::quote)
                                            .collect(
                                                    Collectors.joining(
                                                            "|",
                                                            "(?<![\\p{L}\\p{N}_.@/-])(?:",
                                                            ")(?![\\p{L}\\p{N}_@/-]|\\.\\p{L})")),
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
        return known;
    }
}
