package dev.remediator.replay.difference;

import java.util.Map;
import java.util.TreeMap;

/// What is counted on one side.
final class Totals {
    /// For how many incidents people were called.
    long pages;

    /// How many remedies that destroy something were begun.
    long destructive;

    /// How many remedies were begun, by playbook.
    final Map<String, Long> remedies = new TreeMap<>();

    /// How many incidents a playbook answered; none under the empty name.
    final Map<String, Long> incidents = new TreeMap<>();

    void count(Tale tale, Destruction destruction) {
        if (tale.pagedAt() != null) {
            pages++;
        }
        incidents.merge(tale.playbook(), 1L, Long::sum);
        for (var tried : tale.tried()) {
            remedies.merge(tried.playbook(), 1L, Long::sum);
            if (destruction.destroys(tried.playbook(), tried.remedy())) {
                destructive++;
            }
        }
    }
}
