package dev.remediator;

import dev.remediator.oncall.Policies;
import dev.remediator.playbook.Book;
import dev.remediator.settings.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// By which names playbooks call people, and whether there are policies of these names.
///
/// @param strangers names that no policy in code has, each with the playbooks that say it
/// @param instead who is called by them, in words
public record Paged(Map<String, List<String>> strangers, String instead) {
    private static final int SLIP = 2;
    private static final int LETTERS_FOR_EACH_SLIP = 4;

    /// Copies the names, in their order.
    public Paged {
        strangers = Collections.unmodifiableMap(new LinkedHashMap<>(strangers));
    }

    /// Compares them.
    ///
    /// @throws IllegalArgumentException in one sentence, if a name is only a slip away from that of
    ///   a policy
    public static Paged by(Book book, Policies policies) {
        var plans = policies.plans();
        var strangers = new LinkedHashMap<String, List<String>>();
        book.entries()
                .forEach(
                        entry -> {
                            var name = entry.plan().otherwise().policy();
                            if (!plans.containsKey(name)) {
                                refuseSlip(entry.name(), name, plans.keySet().stream().toList());
                                strangers
                                        .computeIfAbsent(name, _ -> new ArrayList<>())
                                        .add(entry.name());
                            }
                        });
        return new Paged(
                strangers,
                plans.containsKey(Policies.DEFAULT)
                        ? "the policy %s is meant".formatted(Policies.DEFAULT)
                        : "each channel of the settings is called in turn, 5 minutes apart");
    }

    private static void refuseSlip(String playbook, String said, List<String> names) {
        // Of short names each is near to each other.
        int slips = Math.min(SLIP, said.length() / LETTERS_FOR_EACH_SLIP);
        Nearest.within(slips, names, said)
                .ifPresent(
                        meant -> {
                            throw new IllegalArgumentException(
                                    "the playbook %s pages '%s', which no policy is called; say '%s'"
                                            .formatted(playbook, said, meant));
                        });
    }
}
