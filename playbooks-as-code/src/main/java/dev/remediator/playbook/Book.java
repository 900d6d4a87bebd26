package dev.remediator.playbook;

import dev.remediator.alert.Alert;
import dev.remediator.alert.Replayed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All loaded playbooks, in the order they are tried, with an index on the alert's name: finding
/// the playbook for an alert looks only at those that ask for that name.
///
/// Immutable; safe for every thread.
public final class Book {
    private final Map<String, Entry> byName;
    private final Map<String, List<Entry>> byAlert;
    private final Map<String, String> types;
    private final Map<String, String> aliases;

    private Book(
            Map<String, Entry> byName, Map<String, String> types, Map<String, String> aliases) {
        this.byName = byName;
        this.types = Map.copyOf(types);
        this.aliases = Map.copyOf(aliases);
        this.byAlert =
                byName.values().stream()
                        .collect(Collectors.groupingBy(e -> e.plan().trigger().name()));
    }

    /// Reads each playbook's plan, once.
    ///
    /// @throws IllegalArgumentException in one sentence, if two have one name or one of them can
    ///   never be reached because an earlier one takes all its alerts
    public static Book of(Collection<? extends Playbook> playbooks) {
        return of(playbooks, _ -> "");
    }

    /// The same, with the version of each playbook's code: a run is carried out by the version that
    /// began it.
    ///
    /// @param code names the version of a playbook's code; empty where it does not matter
    public static Book of(
            Collection<? extends Playbook> playbooks, Function<? super Playbook, String> code) {
        var entries = new LinkedHashMap<String, Entry>();
        var types = new HashMap<String, String>();
        for (var playbook : playbooks) {
            var entry = new Entry(named(playbook), playbook.plan(), code.apply(playbook));
            for (var earlier : entries.values()) {
                refuseIfUnreachable(earlier, entry);
            }
            if (entries.putIfAbsent(entry.name(), entry) != null) {
                throw new IllegalArgumentException("two playbooks are called " + entry.name());
            }
            types.put(entry.name(), playbook.getClass().getName());
        }
        return new Book(entries, types, Map.of());
    }

    /// The same playbooks, where some resources have more than one name: whatever an alert calls
    /// one, it is locked by one name only.
    ///
    /// @param others what else a resource is called, such as `node/10.0.0.5`, and its one name,
    ///   such as `node/web-1`
    public Book knowing(Map<String, String> others) {
        return new Book(byName, types, others);
    }

    private static String named(Playbook playbook) {
        var name = playbook.name();
        if (!name.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "playbook "
                            + playbook.getClass().getName()
                            + " is called '"
                            + name
                            + "'; a name is letters, digits, '.', '_' and '-', and begins with a letter");
        }
        return name;
    }

    private static void refuseIfUnreachable(Entry earlier, Entry later) {
        if (earlier.plan().covers(later.plan())) {
            throw new IllegalArgumentException(
                    "playbook "
                            + later.name()
                            + " can never be reached: "
                            + earlier.name()
                            + ", which is tried before it, takes all its alerts");
        }
    }

    /// The first playbook that answers the alert.
    public Optional<Match> match(Alert alert) {
        for (var entry : byAlert.getOrDefault(alert.name(), List.of())) {
            var match = entry.matching(alert);
            if (match.isPresent()) {
                return match.map(m -> m.about(aliases.getOrDefault(m.resource(), m.resource())));
            }
        }
        return Optional.empty();
    }

    /// Decides at the door, once, which resource an alert is about: what the first matching
    /// playbook locks, else what the adapter read from the alert. Every alert goes through here, so
    /// none that comes from outside can pretend to be replayed.
    public Alert route(Alert alert) {
        return Replayed.real(
                match(alert).map(match -> alert.about(match.resource())).orElse(alert));
    }

    /// The plan of a playbook by its name.
    public Optional<Plan<?>> plan(String playbook) {
        return Optional.ofNullable(byName.get(playbook)).map(Entry::plan);
    }

    /// Which version of its code a playbook has here; empty if there is no such playbook, or if it
    /// does not matter.
    public String code(String playbook) {
        var entry = byName.get(playbook);
        return entry == null ? "" : entry.code();
    }

    /// The class a playbook is written as; empty if there is no such playbook.
    public String type(String playbook) {
        return types.getOrDefault(playbook, "");
    }

    /// The versions of all playbooks' code.
    public Set<String> codes() {
        return byName.values().stream().map(Entry::code).collect(Collectors.toSet());
    }

    /// All playbooks, in order.
    public Stream<Entry> entries() {
        return byName.values().stream();
    }

    /// The names of all playbooks, in order.
    public List<String> names() {
        return new ArrayList<>(byName.keySet());
    }

    /// One playbook as loaded.
    ///
    /// @param name its name
    /// @param plan its policy
    /// @param code the version of its code
    public record Entry(String name, Plan<?> plan, String code) {
        private Optional<Match> matching(Alert alert) {
            return plan.answers(alert).map(resource -> new Match(name, plan, resource));
        }
    }

    /// A playbook that answers an alert.
    ///
    /// @param playbook its name
    /// @param plan its policy
    /// @param resource what it locks for this alert
    public record Match(String playbook, Plan<?> plan, String resource) {
        private Match about(String other) {
            return new Match(playbook, plan, other);
        }
    }
}
