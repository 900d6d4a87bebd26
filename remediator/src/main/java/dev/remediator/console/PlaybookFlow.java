package dev.remediator.console;

import dev.remediator.history.IncidentView;
import dev.remediator.playbook.Flow;
import dev.remediator.playbook.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A playbook's flow, drawn and in words, with where incidents stand on it.
///
/// @param drawing as it is drawn
/// @param summary the drawing in a sentence, for who does not see it
/// @param steps the same in words, in the drawing's order
public record PlaybookFlow(FlowDrawing drawing, String summary, List<FlowStep> steps) {
    private static final int SHOWN = 10;

    /// Copies the steps.
    public PlaybookFlow {
        steps = List.copyOf(steps);
    }

    /// With all that stand on it now.
    static PlaybookFlow of(Plan<?> plan, List<FlowStanding> standings) {
        var here = new HashMap<String, List<IncidentView>>();
        for (var standing : standings) {
            here.merge(standing.node(), List.of(standing.incident()), PlaybookFlow::joined);
        }
        var marks = new HashMap<String, String>();
        here.forEach((node, all) -> marks.put(node, "● " + count(all.size()) + " here now"));
        return drawn(Flow.of(plan), marks, here);
    }

    private static List<IncidentView> joined(List<IncidentView> some, List<IncidentView> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static String count(int many) {
        return many == 1 ? "1 incident" : many + " incidents";
    }

    /// With the way of one.
    static PlaybookFlow of(Plan<?> plan, FlowStanding standing) {
        boolean over = standing.incident().closedAt() != null;
        var marks = new HashMap<String, String>();
        standing.way().forEach(node -> marks.put(node, "✓ came here"));
        marks.put(standing.node(), over ? "● ended here" : "● stands here");
        var here = Map.of(standing.node(), List.of(standing.incident()));
        return drawn(Flow.of(plan), marks, here);
    }

    private static PlaybookFlow drawn(
            Flow flow, Map<String, String> marks, Map<String, List<IncidentView>> here) {
        var steps =
                flow.nodes().stream()
                        .map(
                                node ->
                                        step(
                                                flow,
                                                node,
                                                marks,
                                                here.getOrDefault(node.id(), List.of())))
                        .toList();
        return new PlaybookFlow(FlowDrawing.of(flow, marks), summary(flow, marks), steps);
    }

    private static FlowStep step(
            Flow flow, Flow.Node node, Map<String, String> marks, List<IncidentView> here) {
        var ways =
                flow.edges().stream()
                        .filter(edge -> edge.from().equals(node.id()))
                        .map(edge -> way(flow, edge))
                        .toList();
        var shown = here.stream().limit(SHOWN).toList();
        var mark = marks.getOrDefault(node.id(), "");
        return new FlowStep(node.label(), ways, mark, shown, here.size() - shown.size());
    }

    private static String way(Flow flow, Flow.Edge edge) {
        var why = edge.why().isEmpty() ? "then" : edge.why();
        return why + ": " + label(flow, edge.to());
    }

    private static String label(Flow flow, String id) {
        return flow.nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(Flow.Node::label)
                .findFirst()
                .orElse(id);
    }

    private static String summary(Flow flow, Map<String, String> marks) {
        var text = new StringBuilder();
        for (var node : flow.nodes()) {
            text.append(text.isEmpty() ? "" : "; ").append(node.label());
            var mark = marks.get(node.id());
            if (mark != null) {
                text.append(" (").append(mark.substring(2)).append(')');
            }
        }
        return text.append(". The same is written below.").toString();
    }
}
