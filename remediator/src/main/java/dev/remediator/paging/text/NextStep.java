package dev.remediator.paging.text;

import dev.remediator.remediation.Page;

/// What whoever is paged should do first, in one sentence.
public final class NextStep {

    private NextStep() {}

    public static String of(Page page) {
        var resource = Plain.line(page.resource(), 255);
        var playbook = Plain.line(page.playbook(), 255);
        return switch (page.why()) {
            case LADDER_EXHAUSTED ->
                    "Log in to "
                            + resource
                            + ": automation has tried all it knows and leaves it to you until the"
                            + " alert is over.";
            case NO_REMEDY ->
                    "Take care of " + resource + ": its playbook knows no remedy but people.";
            case PLAYBOOK_GONE ->
                    "Take care of "
                            + resource
                            + ", and load the playbook '"
                            + playbook
                            + "' again so that the next alert finds it.";
            case OUTCOME_UNKNOWN ->
                    "Find out at "
                            + resource
                            + " whether '"
                            + lastRemedy(page)
                            + "' happened before you do anything that must not happen twice.";
            case DIVERGED ->
                    "Look at how far '"
                            + lastRemedy(page)
                            + "' came on "
                            + resource
                            + " and finish it by hand: the code of '"
                            + playbook
                            + "' was changed under it.";
            case TARGET_UNKNOWN ->
                    "Take care of "
                            + resource
                            + ", and add it to the inventory so that automation can.";
            case RESOLVED, RESOLVED_AFTER_PAGE, HEALED -> "Nothing: it is over.";
            case APPROVAL_WANTED -> "Decide: " + proposal(page) + ".";
            case STORM, ANDON, BUDGET_IN_USE, BUDGET_SPENT, OBSERVING -> page.why().advice();
            default ->
                    "Take care of "
                            + resource
                            + ": automation has stopped there. "
                            + page.why().advice();
        };
    }

    private static String proposal(Page page) {
        var said = page.alert().annotations().getOrDefault("proposal", "approve it, or deny it");
        return Plain.line(said, 500);
    }

    private static String lastRemedy(Page page) {
        return page.attempts().isEmpty()
                ? "the remedy"
                : Plain.line(page.attempts().getLast().remedy(), 255);
    }
}
