package dev.remediator.playbook;

/// A plan as a flow diagram in Mermaid's `flowchart` language, for the console and for documents.
public final class Flow {

    private Flow() {}

    /// Draws the plan, top to bottom: the alert, each remedy with what it waits for and with what
    /// happens when it does not help, the page.
    public static String mermaid(Plan<?> plan) {
        var text = new StringBuilder("flowchart TD\n");
        node(text, "alert", plan.trigger().name() + " fires");
        var from = "alert";
        var why =
                plan.trigger().heldFor().isZero()
                        ? ""
                        : "for " + Spell.duration(plan.trigger().heldFor());
        for (int i = 0; i < plan.rungs().size(); i++) {
            var rung = plan.rungs().get(i);
            node(text, "r" + i, rung.title());
            arrow(text, from, "r" + i, both(why, plan.autonomy().condition()));
            arrow(text, "r" + i, "healed", "clear for " + Spell.duration(rung.holding()));
            from = "r" + i;
            why = "did not help";
        }
        node(text, "page", "page " + plan.otherwise().policy());
        arrow(text, from, "page", why);
        if (!plan.rungs().isEmpty()) {
            text.append("    healed([healed])\n");
        }
        return text.toString();
    }

    private static String both(String why, String condition) {
        return why + (why.isEmpty() || condition.isEmpty() ? "" : ", ") + condition;
    }

    private static void node(StringBuilder text, String id, String label) {
        text.append("    ")
                .append(id)
                .append("[\"")
                .append(label.replace("\"", "#quot;"))
                .append("\"]\n");
    }

    private static void arrow(StringBuilder text, String from, String to, String why) {
        var label = why.isEmpty() ? "" : "|" + why + "|";
        text.append("    ")
                .append(from)
                .append(" -->")
                .append(label)
                .append(' ')
                .append(to)
                .append('\n');
    }
}
