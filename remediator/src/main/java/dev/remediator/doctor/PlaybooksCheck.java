package dev.remediator.doctor;

import dev.remediator.Callers;
import dev.remediator.Paged;
import dev.remediator.Shelf;
import dev.remediator.oncall.Policies;
import dev.remediator.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whether the playbooks load, and the settings have everybody whom they would call.
final class PlaybooksCheck {

    private PlaybooksCheck() {}

    static List<Finding> look(Settings settings, List<Path> jars) {
        Shelf shelf;
        try {
            shelf = Shelf.load(jars);
        } catch (RuntimeException e) {
            return List.of(
                    Finding.fail(
                            "playbooks",
                            Doctor.said(e),
                            "mend the jar; 'remediator playbooks' says the same"));
        }
        var names = shelf.book().names();
        var all = new ArrayList<Finding>();
        all.add(Finding.ok("playbooks", "%d are loaded".formatted(names.size())));
        try {
            var _ = settings.policy(names);
        } catch (IllegalArgumentException e) {
            all.add(Finding.fail("guards", Doctor.said(e), "mend the settings"));
        }
        try {
            var policies = Policies.of(shelf.policies());
            var paged = Paged.by(shelf.book(), policies);
            var _ = Callers.rulebook(settings, shelf.policies());
            all.add(
                    paged.strangers().isEmpty()
                            ? Finding.ok("policies", "each that is paged is in code")
                            : Finding.ok(
                                    "policies",
                                    "no code has %s; %s"
                                            .formatted(
                                                    String.join(", ", paged.strangers().keySet()),
                                                    paged.instead())));
        } catch (IllegalArgumentException e) {
            all.add(
                    Finding.fail(
                            "policies",
                            Doctor.said(e),
                            "mend the policy, or pager.channels and pager.people"));
        }
        return all;
    }
}
