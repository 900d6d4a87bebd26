package dev.remediator.playbook;

import java.util.ArrayList;
import java.util.List;

/// A plan as a flow: what is drawn of it, on the console, on the command line and in documents.
///
/// @param nodes from top to bottom: the alert, each remedy, the page, and that it is healed if it
///   can be
/// @param edges what leads from one to another, in the order in which it is tried
public record Flow(List<Node> nodes, List<Edge> edges) {
    /// The alert's node.
    public static final String ALERT = "alert";

    /// The node of what is healed.
    public static final String HEALED = "healed";

    /// The node of the page.
    public static final String PAGE = "page";

    /// Copies the lists.
    public Flow {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /// What a node stands for.
    public enum Kind {
        /// The alert fires.
        ALERT,
        /// A remedy.
        REMEDY,
        /// A remedy that destroys something.
        DESTRUCTIVE,
        /// People are paged.
        PAGE,
        /// It is over.
        HEALED
    }

    /// One thing that is so, or is done.
    ///
    /// @param id names it in this flow
    /// @param kind what it stands for
    /// @param label what it says
    /// @param remedy the remedy's name; empty where it is none
    public record Node(String id, Kind kind, String label, String remedy) {}

    /// What leads from one node to another.
    ///
    /// @param from a node's id
    /// @param to a node's id
    /// @param why when that way is taken; empty: always
    public record Edge(String from, String to, String why) {}

    /// The flow of a plan: the alert, each remedy with what it waits for and with what happens when
    /// it does not help, the page.
    public static Flow of(Plan<?> plan) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        nodes.add(new Node(ALERT, Kind.ALERT, plan.trigger().name() + " fires", ""));
        var from = ALERT;
        var why =
                plan.trigger().heldFor().isZero()
                        ? ""
                        : "for " + Spell.duration(plan.trigger().heldFor());
        for (int i = 0; i < plan.rungs().size(); i++) {
            var rung = plan.rungs().get(i);
            var id = remedy(i);
            var kind = rung.destructive() ? Kind.DESTRUCTIVE : Kind.REMEDY;
            nodes.add(new Node(id, kind, rung.title(), rung.name()));
            edges.add(new Edge(from, id, both(why, plan.autonomy().condition())));
            edges.add(new Edge(id, HEALED, "clear for " + Spell.duration(rung.holding())));
            from = id;
            why = "did not help";
        }
        nodes.add(new Node(PAGE, Kind.PAGE, "page " + plan.otherwise().policy(), ""));
        edges.add(new Edge(from, PAGE, why));
        if (!plan.rungs().isEmpty()) {
            nodes.add(new Node(HEALED, Kind.HEALED, "healed", ""));
        }
        return new Flow(nodes, edges);
    }

    private static String both(String why, String condition) {
        return why + (why.isEmpty() || condition.isEmpty() ? "" : ", ") + condition;
    }

    /// The node of a remedy.
    ///
    /// @param place its place on the ladder, from 0
    public static String remedy(int place) {
        return "r" + place;
    }

    /// A plan as a diagram in Mermaid's `flowchart` language.
    public static String mermaid(Plan<?> plan) {
        return of(plan).mermaid();
    }

    /// The diagram in Mermaid's `flowchart` language.
    public String mermaid() {
        var text = new StringBuilder("flowchart TD\n");
        for (var node : nodes) {
            text.append("    ").append(node.id()).append(shape(node)).append('\n');
            edges.stream()
                    .filter(e -> (e.to().equals(HEALED) ? e.from() : e.to()).equals(node.id()))
                    .forEach(e -> arrow(text, e));
        }
        return text.toString();
    }

    private static String shape(Node node) {
        if (node.kind() == Kind.HEALED) {
            return "([" + node.label() + "])";
        }
        return "[\"" + node.label().replace("\"", "#quot;") + "\"]";
    }

    private static void arrow(StringBuilder text, Edge edge) {
        var label = edge.why().isEmpty() ? "" : "|" + edge.why() + "|";
        text.append("    ")
                .append(edge.from())
                .append(" -->")
                .append(label)
                .append(' ')
                .append(edge.to())
                .append('\n');
    }
}
