package dev.remediator.adapter.datadog;

import dev.remediator.adapter.payload.Field;
import dev.remediator.adapter.payload.Unfilled;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A message's fields, wherever its template has put them.
final class Variables {
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]");
    private static final int LONGEST_NAME = 60;

    /// Objects that only keep variables together.
    private static final Set<String> BAGS =
            Set.of(
                    "metadata",
                    "data",
                    "details",
                    "payload",
                    "variables",
                    "labels",
                    "annotations",
                    "attributes",
                    "datadog");

    private final Field body;
    private final Map<String, Field> byName = new LinkedHashMap<>();

    Variables(Field body) {
        this.body = body;
        var members = body.members();
        members.forEach((name, field) -> byName.putIfAbsent(plain(name), field));
        members.forEach(this::inner);
    }

    private void inner(String outer, Field field) {
        var plain = plain(outer);
        if (!field.isObject() || plain.equals("tags")) {
            return;
        }
        var prefix = BAGS.contains(plain) ? "" : outer;
        field.members().forEach((name, at) -> byName.putIfAbsent(plain(prefix + name), at));
    }

    private static String plain(String name) {
        var start = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return SIGNS.matcher(start.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// The first of its names that is there and neither empty nor a variable nobody filled in.
    Optional<Field> find(Variable variable) {
        return variable.names().stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .filter(Field::present)
                .filter(field -> field.isArray() || field.isObject() || !field.said().isBlank())
                .findFirst();
    }

    /// Its text; empty if nothing was said.
    String said(Variable variable) {
        return find(variable).map(Field::said).orElse("").strip();
    }

    /// For people: whatever it is.
    String anything(Variable variable) {
        return find(variable).flatMap(Field::anything).orElse("");
    }

    Optional<Instant> time(Variable variable) {
        return find(variable).flatMap(Field::time);
    }

    /// The field to complain about, when the variable is needed and not there.
    Field field(Variable variable, String name) {
        return find(variable).orElseGet(() -> body.at(name));
    }

    /// Whether somebody has sent the template itself.
    boolean areUnfilled() {
        return find(Variable.MONITOR).isEmpty()
                && find(Variable.TITLE).isEmpty()
                && byName.values().stream()
                        .filter(field -> !field.isArray() && !field.isObject())
                        .flatMap(field -> field.text().stream())
                        .anyMatch(Unfilled::is);
    }
}
