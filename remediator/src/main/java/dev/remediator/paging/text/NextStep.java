package dev.remediator.paging.text;

import dev.remediator.remediation.Page;

/// What whoever is paged should do first, in one sentence.
public final class NextStep {

    private NextStep() {}

    /// Of a page. What the reason's own advice says is used where nothing better is known.
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
            case RESOLVED, EXPIRED, RESOLVED_AFTER_PAGE, HEALED, CLOSED_BY_PEOPLE, PAGE_RECOVERED ->
                    "Nothing: it is over.";
            case ACKNOWLEDGED -> "Nothing, unless it is you who has taken it.";
            case APPROVAL_WANTED -> "Decide: " + proposal(page) + ".";
            case PAGE_TEST -> "Acknowledge this, and go back to sleep: nothing is wrong.";
            case PAGE_GATHERED ->
                    "Look for what these alerts have in common, and take care of that: they are too"
                            + " many for a page each.";
            case PAGE_LOST ->
                    "See that whoever is on call for "
                            + resource
                            + " knows: no channel has taken that page. "
                            + page.why().advice();
            case STORM_PAGED ->
                    "Find what has made so much of "
                            + resource
                            + " unwell at once; destructive remedies wait until the storm is over.";
            case DENIED, APPROVAL_LAPSED ->
                    "Take care of " + resource + " by hand: the remedy was not allowed.";
            case COOLING_DOWN ->
                    "Take care of "
                            + resource
                            + ": what was tried a short while ago has not lasted, and there is"
                            + " nothing else to try.";
            case FLAPPING ->
                    "Find what makes it come and go on "
                            + resource
                            + ", or give the alert rule a longer 'for'.";
            case STORM, ANDON, BUDGET_IN_USE, BUDGET_SPENT, OBSERVING -> page.why().advice();
            default ->
                    "Take care of " + resource + ": automation has stopped there." + advice(page);
        };
    }

    /// What people can do beside it, if that is anything.
    private static String advice(Page page) {
        var advice = page.why().advice();
        boolean nothing = advice.startsWith("Nothing") || advice.startsWith("The next");
        return nothing ? "" : " " + advice;
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
