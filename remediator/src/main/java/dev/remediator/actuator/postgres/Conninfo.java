package dev.remediator.actuator.postgres;

import dev.remediator.actuator.postgres.DatabaseSpec.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A standby's `primary_conninfo`: whom it follows, and whether its word was taken back.
///
/// A revoked one keeps its text, behind which stands an address that nobody can have; libpq takes
/// the last. In its name is the fencing token it was revoked with. So saving and revoking are one
/// write, nobody but superusers can read it, and the next worker finds what was there.
///
/// @param text as it is set
record Conninfo(String text) {
    private static final Pattern REVOKED =
            Pattern.compile(
                    "(?:\\s|^)host=/revoked-by-remediator(?:-(\\d{1,18}))? hostaddr='' port=1\\s*$"
                            + "|[?&]host=%2Frevoked-by-remediator(?:-(\\d{1,18}))?&hostaddr=&port=1\\s*$");
    private static final Pattern WORD =
            Pattern.compile(
                    "\\s*([A-Za-z_]+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|(?:[^\\s'\\\\]|\\\\.)*)\\s*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/-]+");

    /// These words in their order.
    static Conninfo of(Map<String, String> words) {
        return new Conninfo(
                words.entrySet().stream()
                        .map(word -> word.getKey() + "=" + quoted(word.getValue()))
                        .collect(Collectors.joining(" ")));
    }

    boolean isRevoked() {
        return revokedWith().isPresent();
    }

    /// The fencing token it was revoked with, if it was; 0 if an earlier build did.
    OptionalLong revokedWith() {
        var matcher = REVOKED.matcher(text);
        if (!matcher.find()) {
            return OptionalLong.empty();
        }
        var token = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return OptionalLong.of(token == null ? 0 : Long.parseLong(token));
    }

    /// The same with nobody to follow; one that is revoked already is so with this token now.
    Conninfo revoked(long token) {
        var before = restored();
        if (before.isUri()) {
            return new Conninfo(
                    before.text().strip()
                            + (before.text().contains("?") ? "&" : "?")
                            + "host=%2Frevoked-by-remediator-"
                            + token
                            + "&hostaddr=&port=1");
        }
        return new Conninfo(
                "%s host=/revoked-by-remediator-%d hostaddr='' port=1"
                        .formatted(before.text().strip(), token));
    }

    /// As it was before it was revoked.
    Conninfo restored() {
        var matcher = REVOKED.matcher(text);
        return matcher.find() ? new Conninfo(text.substring(0, matcher.start()).strip()) : this;
    }

    /// Means the same and is another text, so that the server acts on it.
    Conninfo toggled() {
        return new Conninfo(text.endsWith(" ") ? text.stripTrailing() : text + " ");
    }

    /// The same to another primary, with all that was said of encryption and passwords.
    ///
    /// @param fresh what to use where this one cannot be read
    Conninfo to(Member standby, Member primary, String fresh) {
        var words = words();
        if (words.isEmpty()) {
            return new Conninfo(fresh);
        }
        words.remove("hostaddr");
        words.put("host", primary.address());
        words.put("port", Integer.toString(primary.port()));
        words.put("application_name", standby.name());
        words.putIfAbsent("connect_timeout", "5");
        return of(words);
    }

    /// Which of these it leads to, whether or not it was revoked since; empty if to none.
    Optional<Member> target(List<Member> members) {
        var words = restored().words();
        var host = words.getOrDefault("host", words.getOrDefault("hostaddr", ""));
        var port = words.getOrDefault("port", "5432");
        return members.stream()
                .filter(member -> member.address().equalsIgnoreCase(host))
                .filter(member -> Integer.toString(member.port()).equals(port))
                .findFirst();
    }

    private boolean isUri() {
        return text.strip().startsWith("postgresql://") || text.strip().startsWith("postgres://");
    }

    /// Empty, if it is not written as words.
    private Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        if (isUri()) {
            return words;
        }
        var matcher = WORD.matcher(text.strip());
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            words.put(matcher.group(1), plain(matcher.group(2)));
            end = matcher.end();
        }
        return end == text.strip().length() ? words : new LinkedHashMap<>();
    }

    private static String plain(String value) {
        var inner = value.startsWith("'") ? value.substring(1, value.length() - 1) : value;
        return inner.replaceAll("\\\\(.)", "$1");
    }

    /// A value as libpq reads it.
    static String quoted(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
