package dev.remediator.playbook;

import java.util.List;

/// Resources that would be missed together: all whose alerts have the same value for a label, such
/// as a cluster, a zone or a service.
///
/// @param label whose value tells the groups apart
public record Group(Label label) {

    /// The budget of one such group, shared by every playbook and every kind of resource.
    ///
    /// @param group which group
    /// @param limits how much may be done to it
    public record Budget(Group group, List<Limit> limits) {

        /// Refuses a budget without a limit.
        public Budget {
            limits = List.copyOf(limits);
            if (limits.isEmpty()) {
                throw new IllegalArgumentException(
                        "within(group " + group.label().name() + ") sets no limit");
            }
        }

        String sentence() {
            var all = limits.stream().map(Limit::sentence).toList();
            return "within its " + group.label().name() + " " + String.join(" and ", all);
        }
    }
}
