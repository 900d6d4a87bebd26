package dev.remediator.adapter.payload;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The members of an object whose names people chose themselves, in a template of their own. Found
/// whatever the case and punctuation: `HOST.NAME`, `host_name`, `hostName`, and `name` inside of
/// `host` are one, asked for as `hostname`. Of two that are alike the first counts.
public final class Members {
    private static final int DEEPEST = 4;
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]");

    private final Field object;
    private final Map<String, Field> scalars = new HashMap<>();

    private Members(Field object) {
        this.object = object;
    }

    /// The members of an object, and of the objects in it.
    ///
    /// @param object what has them
    /// @param prefixes what names may begin with that says nothing, such as `NOTIFY_`
    public static Members of(Field object, String... prefixes) {
        var members = new Members(object);
        members.take(object, "", List.of(prefixes), 0);
        return members;
    }

    private void take(Field here, String outer, List<String> prefixes, int depth) {
        here.members()
                .forEach(
                        (name, field) -> {
                            var key = outer + plain(bare(name, prefixes));
                            if (field.isObject() && depth < DEEPEST) {
                                take(field, key, prefixes, depth + 1);
                            } else if (field.present() && !field.isObject() && !field.isArray()) {
                                scalars.putIfAbsent(key, field);
                            }
                        });
    }

    private static String bare(String name, List<String> prefixes) {
        return prefixes.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> name.substring(prefix.length()))
                .orElse(name);
    }

    private static String plain(String name) {
        return OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// The first of these that says something.
    public Optional<Field> field(String... names) {
        return Stream.of(names)
                .map(scalars::get)
                .flatMap(Stream::ofNullable)
                .filter(field -> !field.said().isEmpty())
                .findFirst();
    }

    /// What the first of these says that says something; else nothing.
    public String said(String... names) {
        return field(names).map(Field::said).map(String::strip).orElse("");
    }

    /// Whether one of these is there, whatever it says.
    public boolean has(String... names) {
        return Stream.of(names).anyMatch(scalars::containsKey);
    }

    /// The trouble with a member that is missing or cannot be read, to be thrown.
    ///
    /// @param why such as `is missing`
    /// @param names as asked for; the one that is there is named, else the first
    public Unreadable because(String why, String... names) {
        return Stream.of(names)
                .map(scalars::get)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(() -> object.at(names[0]))
                .because(why);
    }
}
