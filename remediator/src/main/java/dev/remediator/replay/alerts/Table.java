package dev.remediator.replay.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names of a file's columns and their places. JSON adds some as they are met.
final class Table {
    static final int MOST_COLUMNS = 1_000;
    static final int LONGEST_NAME = 100;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();

    /// As the first line of a CSV file names them. One without a name is `column3`, a second `host`
    /// is `host.2`.
    static Table of(List<String> header) {
        var table = new Table();
        for (int i = 0; i < header.size(); i++) {
            var stripped = header.get(i).strip();
            var name = stripped.isEmpty() ? "column" + (i + 1) : cut(stripped);
            var free = name;
            for (int again = 2; table.exact.containsKey(free); again++) {
                free = name + "." + again;
            }
            table.add(free);
        }
        return table;
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    List<String> names() {
        return names;
    }

    /// The place of a name, which it gets now if it has none; negative if there is no room.
    int placeOf(String name) {
        var known = exact.get(name);
        if (known != null) {
            return known;
        }
        boolean room = names.size() < MOST_COLUMNS && name.length() <= LONGEST_NAME;
        return room ? add(name) : -1;
    }

    /// The place of a column as people name it; negative if there is none.
    int find(String said) {
        var path = said.startsWith("/") ? said.substring(1).replace('/', '.') : said;
        var known = exact.get(path);
        if (known == null) {
            known = alike.get(plain(path));
        }
        if (known == null && path.matches("\\d{1,4}")) {
            int number = Integer.parseInt(path);
            return number >= 1 && number <= names.size() ? number - 1 : -1;
        }
        return known == null ? -1 : known;
    }

    private int add(String name) {
        int place = names.size();
        names.add(name);
        exact.put(name, place);
        alike.putIfAbsent(plain(name), place);
        return place;
    }

    /// The name without what people write in many ways.
    static String plain(String name) {
        var plain = new StringBuilder(name.length());
        name.chars().filter(Table::counts).forEach(c -> plain.append((char) c));
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean counts(int c) {
        return c != '_' && c != '-' && c != ' ' && c != '.' && c != '@' && c != '#';
    }

    /// For sentences: the first names.
    String listed() {
        var shown = new LinkedHashSet<String>();
        names.stream().limit(30).forEach(shown::add);
        return String.join(", ", shown) + (names.size() > 30 ? ", …" : "");
    }
}
