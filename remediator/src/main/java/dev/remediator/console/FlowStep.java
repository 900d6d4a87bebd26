package dev.remediator.console;

import dev.remediator.history.IncidentView;
import java.util.List;

/// One node of a flow in words, with what stands there.
///
/// @param label what it says
/// @param ways where it goes on, each with when
/// @param mark what stands here, in few words; empty for nothing
/// @param here the incidents that stand here, as many as are shown
/// @param more how many more there are
public record FlowStep(
        String label, List<String> ways, String mark, List<IncidentView> here, int more) {
    /// Copies the lists.
    public FlowStep {
        ways = List.copyOf(ways);
        here = List.copyOf(here);
    }
}
