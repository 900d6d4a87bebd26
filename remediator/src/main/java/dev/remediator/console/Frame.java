package dev.remediator.console;

import dev.remediator.guard.Scopes;
import dev.remediator.reason.Reason;

/// What surrounds every page: where one is, who looks, and how automation stands.
///
/// @param title the page's title
/// @param active the first part of the address the navigation marks, such as `/playbooks`
/// @param viewer who looks
/// @param cords how many andon cords are pulled
/// @param everything whether one of them stops everything
/// @param wanted how many remedies wait for somebody's approval
/// @param open how many incidents are not over
/// @param live what the page follows: the query of `/live`, such as `of=all`; empty for nothing
public record Frame(
        String title,
        String active,
        Viewer viewer,
        int cords,
        boolean everything,
        long wanted,
        long open,
        String live) {

    static Frame of(Sources sources, Viewer viewer, String active, String title) {
        var posture = sources.history().posture().now();
        return new Frame(
                title,
                active,
                viewer,
                posture.controls().cords().size(),
                posture.controls().cords().stream()
                        .anyMatch(cord -> cord.scope().equals(Scopes.EVERYTHING)),
                posture.waiting().stream()
                        .filter(w -> Reason.APPROVAL_WANTED.word().equals(w.reason()))
                        .count(),
                sources.history().open(),
                "of=all");
    }

    /// The same, following something else.
    Frame following(String what) {
        return new Frame(title, active, viewer, cords, everything, wanted, open, what);
    }
}
